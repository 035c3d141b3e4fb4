package ved.engine.adapter.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.sandbox.SandboxException;
import ved.engine.source.GrammarVersion;
import ved.engine.source.Import;
import ved.engine.source.SourceAnalysis;
import ved.engine.source.SourceAnalysis.Parsed;
import ved.engine.source.SourceAnalysis.SyntaxError;
import ved.engine.source.SourceAnalysis.TooComplex;
import ved.engine.source.SourceAnalysis.Unavailable;
import ved.engine.source.SourceAnalyzer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks a CPython that is confined like a script and lives as long as Ved. It is started with the
 * first source, and anew after a source that it did not survive. Callers take turns.
 */
public final class ProcessSourceAnalyzer implements SourceAnalyzer {
    private static final Logger log = LoggerFactory.getLogger(ProcessSourceAnalyzer.class);

    private final AnalyzerSettings settings;
    private final ObjectMapper json = new ObjectMapper();
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile @Nullable AnalyzerProcess process;
    private volatile boolean closed;

    public ProcessSourceAnalyzer(AnalyzerSettings settings) {
        this.settings = settings;
    }

    @Override
    public SourceAnalysis analyze(String source, GrammarVersion grammar) {
        if (source.length() > MAX_BYTES) {
            return tooLong();
        }
        byte[] bytes;
        try {
            bytes = encode(source);
        } catch (CharacterCodingException e) {
            return halfACharacter(source);
        }
        if (bytes.length > MAX_BYTES) {
            return tooLong();
        }
        turn.lock();
        try {
            return ask(bytes, grammar);
        } catch (SandboxException e) {
            return new Unavailable(String.valueOf(e.getMessage()));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        AnalyzerProcess current = process;
        if (current != null) {
            current.close();
        }
    }

    /** Asks twice, for the process may have died of something else than this source. */
    private SourceAnalysis ask(byte[] source, GrammarVersion grammar) throws SandboxException {
        long start = System.nanoTime();
        for (int attempt = 1; attempt <= 2; attempt++) {
            AnalyzerProcess current = running();
            Optional<byte[]> answer = current.ask(source, grammar);
            if (answer.isPresent()) {
                return understand(answer.get(), current);
            }
            discard(current);
            if (System.nanoTime() - start >= settings.timeLimit().toNanos()) {
                break;
            }
        }
        log.info("The source analyser did not survive a source; it starts again with the next");
        return new TooComplex(
                "The source takes too long or too much memory to be parsed. Make it shorter or less"
                        + " nested.");
    }

    private AnalyzerProcess running() throws SandboxException {
        if (closed) {
            throw new SandboxException("The server is shutting down");
        }
        AnalyzerProcess current = process;
        if (current == null || !current.alive()) {
            current =
                    AnalyzerProcess.start(
                            CPythonDistribution.unpack(settings.runtimeDirectory()), settings);
            process = current;
            if (closed) {
                current.close();
                throw new SandboxException("The server is shutting down");
            }
        }
        return current;
    }

    private void discard(AnalyzerProcess used) {
        process = null;
        used.close();
    }

    private SourceAnalysis understand(byte[] answer, AnalyzerProcess current)
            throws SandboxException {
        JsonNode node;
        try {
            node = json.readTree(answer);
        } catch (IOException e) {
            discard(current);
            throw new SandboxException("The source analyser said what nobody understands", e);
        }
        if (node.has("too_complex")) {
            // Its memory may be in pieces now.
            discard(current);
            return new TooComplex(node.path("too_complex").asText());
        }
        if (node.has("error")) {
            return new SyntaxError(
                    node.path("error").asText(),
                    node.path("line").asInt(1),
                    node.path("column").asInt(1));
        }
        return new Parsed(
                node.path("docstring").asText(),
                node.path("fingerprint").asText(),
                imports(node.path("imports")));
    }

    private static List<Import> imports(JsonNode nodes) {
        List<Import> imports = new ArrayList<>();
        for (JsonNode node : nodes) {
            imports.add(
                    new Import(
                            node.path("module").asText(),
                            node.path("line").asInt(1),
                            node.path("column").asInt(1),
                            node.path("end").asInt(1)));
        }
        return imports;
    }

    private static byte[] encode(String source) throws CharacterCodingException {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(source));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    private static SourceAnalysis tooLong() {
        return new TooComplex(
                "The source is longer than %d KiB, the most that Ved takes."
                        .formatted(MAX_BYTES / 1024));
    }

    private static SourceAnalysis halfACharacter(String source) {
        int line = 1;
        int column = 1;
        for (int index = 0; index < source.length(); index++) {
            int character = source.codePointAt(index);
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                break;
            }
            index += Character.charCount(character) - 1;
            boolean lineEnds =
                    character == '\n' || (character == '\r' && !source.startsWith("\n", index + 1));
            line += lineEnds ? 1 : 0;
            column = lineEnds ? 1 : column + 1;
        }
        return new SyntaxError("half of a surrogate pair, which is no character", line, column);
    }
}
