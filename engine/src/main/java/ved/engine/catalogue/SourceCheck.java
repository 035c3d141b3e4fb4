package ved.engine.catalogue;

import ved.engine.sandbox.Interpreter;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.SaveWarning;
import ved.engine.source.GrammarVersion;
import ved.engine.source.SourceAnalysis;
import ved.engine.source.SourceAnalyzer;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Says whether content may be stored as a script. Blocks while it is parsed; any thread. */
public final class SourceCheck {
    private static final String A_SCRIPT = "a script";

    private final SourceAnalyzer analyzer;

    public SourceCheck(SourceAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** For no interpreter in particular. */
    public Answer<CheckedSource> check(String content) {
        return check(content, Optional.empty());
    }

    /**
     * @param interpreter that is to run it: its grammar counts, and there are warnings of what it does
     *     not have
     */
    public Answer<CheckedSource> check(String content, Optional<Interpreter> interpreter) {
        if (content.length() > SourceAnalyzer.MAX_BYTES) {
            return Answer.refused(new Refusal.TooLarge(A_SCRIPT, SourceAnalyzer.MAX_BYTES));
        }
        byte[] bytes;
        try {
            ByteBuffer encoded =
                    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(content));
            bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
        } catch (CharacterCodingException e) {
            return Answer.refused(
                    new Refusal.InvalidContent(
                            "The text holds half a character (a lone surrogate); remove it."));
        }
        if (bytes.length > SourceAnalyzer.MAX_BYTES) {
            return Answer.refused(new Refusal.TooLarge(A_SCRIPT, SourceAnalyzer.MAX_BYTES));
        }
        return switch (analyzer.analyze(content, grammar(interpreter))) {
            case SourceAnalysis.Parsed parsed ->
                    Answer.done(
                            new CheckedSource(
                                    bytes,
                                    Optional.of(parsed),
                                    interpreter
                                            .map(chosen ->
                                                    SaveWarnings.ofImports(
                                                            parsed.imports(), chosen))
                                            .orElse(List.of())));
            case SourceAnalysis.SyntaxError(String message, int line, int column) ->
                    Answer.refused(new Refusal.InvalidSyntax(message, line, column));
            case SourceAnalysis.TooComplex(String message) ->
                    Answer.refused(new Refusal.InvalidContent(message));
            case SourceAnalysis.Unavailable(String why) ->
                    Answer.done(
                            new CheckedSource(
                                    bytes,
                                    Optional.empty(),
                                    List.of(
                                            SaveWarning.other(
                                                    "Saved without a syntax check: " + why))));
        };
    }

    private static GrammarVersion grammar(Optional<Interpreter> interpreter) {
        return interpreter
                .flatMap(Interpreter::minorVersion)
                .map(GrammarVersion::new)
                .orElse(GrammarVersion.NEWEST);
    }

    /** Analyses what Git holds already, which nobody can refuse any more. */
    CheckedSource accept(byte[] bytes) {
        String content = new String(bytes, StandardCharsets.UTF_8);
        Optional<SourceAnalysis.Parsed> parsed =
                bytes.length <= SourceAnalyzer.MAX_BYTES
                                && analyzer.analyze(content) instanceof SourceAnalysis.Parsed found
                        ? Optional.of(found)
                        : Optional.empty();
        return new CheckedSource(bytes, parsed, List.of());
    }
}
