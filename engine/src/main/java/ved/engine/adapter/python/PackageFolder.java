package ved.engine.adapter.python;

import ved.engine.adapter.file.FolderUse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Installed packages, complete and for reading alone. {@link PackageInstaller} makes them.
 *
 * @param home named by {@link Requirements#key()}; nobody changes it once it is there
 */
public record PackageFolder(Path home) {
    /** Of the folders in the directory of the setting {@code ved.packages-directory}. */
    static final Pattern NAME = Pattern.compile("[0-9a-f]{12}");

    /**
     * The packages that the requirements ask for. This process uses them from now on, and nobody
     * removes them meanwhile.
     *
     * @param directory of the setting {@code ved.packages-directory}
     * @return empty when they have not been installed there
     */
    public static Optional<PackageFolder> find(Path directory, Requirements requirements)
            throws IOException {
        Path home = directory.resolve(requirements.key());
        return FolderUse.begin(home)
                ? Optional.of(new PackageFolder(home.toRealPath()))
                : Optional.empty();
    }

    /** To be put on Python's path. */
    public Path site() {
        return home.resolve("site");
    }

    /** What a type checker needs of them: JSON, gzipped; {@code Stubs} of the HTTP API. */
    public Path stubs() {
        return home.resolve("stubs.json.gz");
    }

    /** Another one for other packages. */
    public String key() {
        return String.valueOf(home.getFileName());
    }
}
