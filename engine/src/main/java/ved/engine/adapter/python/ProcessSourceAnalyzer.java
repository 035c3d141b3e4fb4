package ved.engine.adapter.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

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
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks a CPython that is confined like a script and lives as long as Ved. It is started with the
 * first source, and anew after a source that it did not survive. Callers take turns.
 */
public final class ProcessSourceAnalyzer implements SourceAnalyzer {
    private final ObjectMapper json = new ObjectMapper();
    private final ConfinedService service;

    public ProcessSourceAnalyzer(AnalyzerSettings settings) {
        this.service = new ConfinedService("analyzer", settings, List.of());
    }

    @Override
    public SourceAnalysis analyze(String source, GrammarVersion grammar) {
        if (source.length() > MAX_BYTES) {
            return tooLong();
        }
        byte[] bytes;
        try {
            bytes = Encoding.encode(source);
        } catch (CharacterCodingException e) {
            return halfACharacter(source);
        }
        if (bytes.length > MAX_BYTES) {
            return tooLong();
        }
        ByteBuffer request = ByteBuffer.allocate(1 + bytes.length);
        request.put((byte) grammar.minor()).put(bytes);
        try {
            Optional<byte[]> answer = service.ask(request.array());
            return answer.isPresent() ? understand(answer.get()) : tooComplex();
        } catch (SandboxException e) {
            return new Unavailable(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private SourceAnalysis understand(byte[] answer) throws SandboxException {
        JsonNode node;
        try {
            node = json.readTree(answer);
        } catch (IOException e) {
            service.restart();
            throw new SandboxException("The source analyser said what nobody understands", e);
        }
        if (node.has("too_complex")) {
            // Its memory may be in pieces now.
            service.restart();
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

    private static SourceAnalysis tooComplex() {
        return new TooComplex(
                "The source takes too long or too much memory to be parsed. Make it shorter or less"
                        + " nested.");
    }

    private static SourceAnalysis tooLong() {
        return new TooComplex(
                "The source is longer than %d KiB, the most that Ved takes."
                        .formatted(MAX_BYTES / 1024));
    }

    private static SourceAnalysis halfACharacter(String source) {
        Encoding.Place place = Encoding.halfACharacter(source);
        return new SyntaxError(Encoding.HALF_A_CHARACTER, place.line(), place.column());
    }
}
