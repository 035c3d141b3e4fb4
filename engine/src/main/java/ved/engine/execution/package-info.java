/**
 * One script version, one dataset, one interpreter, run once: the record of it, the actor that
 * carries it from {@code queued} to its final status, and the places in which executions wait.
 */
@NullMarked
package ved.engine.execution;

import org.jspecify.annotations.NullMarked;
