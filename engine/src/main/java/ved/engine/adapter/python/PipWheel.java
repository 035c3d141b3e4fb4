package ved.engine.adapter.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** The pip that CPython carries along for its module {@code ensurepip}; it runs from its wheel. */
final class PipWheel {
    private static final Pattern WHEEL = Pattern.compile(".*/ensurepip/_bundled/(pip-[^/]+\\.whl)");

    private PipWheel() {}

    /** Writes it into the folder; returns its path. */
    static Path unpack(Path folder) throws IOException {
        try (JarFile library = CPythonDistribution.library()) {
            for (JarEntry entry : library.stream().toList()) {
                var name = WHEEL.matcher(entry.getName());
                if (name.matches()) {
                    Path wheel = folder.resolve(name.group(1));
                    try (InputStream in = library.getInputStream(entry)) {
                        Files.copy(in, wheel);
                    }
                    return wheel;
                }
            }
        }
        throw new IOException("the embedded Python brings no pip");
    }
}
