package ved.engine.service;

import ved.engine.assistant.conversation.Evidence;
import ved.engine.assistant.names.WholeWords;
import ved.engine.catalogue.ContentRepository;
import ved.engine.catalogue.ScriptStore;
import ved.engine.catalogue.VersionContent;
import ved.engine.execution.Execution;
import ved.engine.execution.ExecutionRequest.DatasetUse;
import ved.engine.execution.ExecutionStore;
import ved.engine.execution.OutputChunk;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.script.VersionId;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads from the records what the assistant may need to explain a failure. */
public final class StoredEvidence implements Evidence {
    private static final int LONGEST_OUTPUT = 16_000;
    private static final int LONGEST_HEAD = 4_096;
    private static final int MOST_LINES = 20;

    private final ExecutionStore executions;
    private final ScriptStore scripts;
    private final ContentRepository content;

    public StoredEvidence(
            ExecutionStore executions, ScriptStore scripts, ContentRepository content) {
        this.executions = executions;
        this.scripts = scripts;
        this.content = content;
    }

    @Override
    public Optional<String> output(long execution) {
        String text =
                executions.output(execution).stream()
                        .filter(chunk -> chunk.stream() == OutputStreamName.STDERR)
                        .map(OutputChunk::text)
                        .collect(Collectors.joining());
        int start = Math.max(0, text.length() - LONGEST_OUTPUT);
        return Optional.of(start == 0 ? text : WholeWords.behindTheCut(text.substring(start)))
                .filter(output -> !output.isBlank());
    }

    @Override
    public Optional<String> data(long execution) {
        return executions
                .find(execution)
                .flatMap(Execution::dataset)
                .map(DatasetUse::sha256)
                .flatMap(executions::datasetBytes)
                .flatMap(StoredEvidence::head);
    }

    @Override
    public Optional<String> source(long execution) {
        return executions
                .find(execution)
                .flatMap(Execution::version)
                .flatMap(this::source)
                .or(() -> executions.unsavedText(execution));
    }

    @Override
    public Optional<String> source(VersionId version) {
        return scripts.version(version).map(found -> VersionContent.text(content, found));
    }

    /** Empty where it is no text. */
    static Optional<String> head(byte[] bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, LONGEST_HEAD));
        CharBuffer text = CharBuffer.allocate(LONGEST_HEAD);
        boolean whole = bytes.length <= LONGEST_HEAD;
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(head, text, whole);
        String start = text.flip().toString();
        String lines =
                (whole ? start : WholeWords.beforeTheCut(start))
                        .lines()
                        .limit(MOST_LINES)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
        return result.isError() || lines.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.of(lines).filter(any -> !any.isBlank());
    }
}
