package ved.engine.execution;

import ved.engine.sandbox.OutputStreamName;

import java.time.Instant;

/**
 * A piece of decoded output.
 *
 * @param sequence place among the events of the execution, ascending from 1, without gaps
 */
public record OutputChunk(long sequence, OutputStreamName stream, String text, Instant at) {}
