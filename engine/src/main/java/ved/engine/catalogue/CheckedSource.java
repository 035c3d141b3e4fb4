package ved.engine.catalogue;

import ved.engine.script.SaveWarning;
import ved.engine.script.ScriptVersion;
import ved.engine.source.SourceAnalysis;
import ved.engine.source.SourceAnalysis.Parsed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Content that may be stored.
 *
 * @param bytes the content as UTF-8; not copied, and nobody changes it
 * @param analysis empty when no interpreter was there to parse it
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record CheckedSource(byte[] bytes, Optional<Parsed> analysis, List<SaveWarning> warnings) {
    public CheckedSource {
        warnings = List.copyOf(warnings);
    }

    /**
     * @param before the version that it was made from
     */
    Description describe(Optional<ScriptVersion> before) {
        return new Description(
                descriptiveName(before),
                description(before),
                analysis.map(Parsed::fingerprint).orElse(""));
    }

    /** Its own name, or, where it could not be analysed, that of the version before. */
    private String descriptiveName(Optional<ScriptVersion> before) {
        return docstring()
                .map(docstring -> new Parsed(docstring, "", List.of()).descriptiveName())
                .or(() -> before.map(ScriptVersion::descriptiveName))
                .orElse(SourceAnalysis.UNTITLED);
    }

    private String description(Optional<ScriptVersion> before) {
        return docstring().or(() -> before.map(ScriptVersion::description)).orElse("");
    }

    private Optional<String> docstring() {
        return analysis.map(Parsed::docstring)
                .or(() -> PlainDocstring.of(new String(bytes, StandardCharsets.UTF_8)));
    }
}
