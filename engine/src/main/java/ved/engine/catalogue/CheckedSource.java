package ved.engine.catalogue;

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
public record CheckedSource(byte[] bytes, Optional<Parsed> analysis, List<String> warnings) {
    public CheckedSource {
        warnings = List.copyOf(warnings);
    }

    /** Its own name, or, where it could not be analysed, that of the version before. */
    String descriptiveName(Optional<ScriptVersion> before) {
        return docstring()
                .map(docstring -> new Parsed(docstring, "").descriptiveName())
                .or(() -> before.map(ScriptVersion::descriptiveName))
                .orElse(SourceAnalysis.UNTITLED);
    }

    String description(Optional<ScriptVersion> before) {
        return docstring().or(() -> before.map(ScriptVersion::description)).orElse("");
    }

    private Optional<String> docstring() {
        return analysis.map(Parsed::docstring)
                .or(() -> PlainDocstring.of(new String(bytes, StandardCharsets.UTF_8)));
    }

    String fingerprint() {
        return analysis.map(Parsed::fingerprint).orElse("");
    }
}
