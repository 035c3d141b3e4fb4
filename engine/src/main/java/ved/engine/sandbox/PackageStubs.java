package ved.engine.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * What a type checker must read of the packages that an interpreter has.
 *
 * @param tag another one for other packages
 * @param gzip {@code Stubs} of the HTTP API as JSON, gzipped; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // large, and compared by tag
public record PackageStubs(String tag, byte[] gzip) {
    /** Of an interpreter that has the standard library alone. */
    public static PackageStubs none() {
        return of("none", "{\"files\":{}}");
    }

    public static PackageStubs of(String tag, String json) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PackageStubs(tag, bytes.toByteArray());
    }
}
