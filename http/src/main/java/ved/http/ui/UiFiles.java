package ved.http.ui;

import ved.engine.digest.Sha256;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of the built UI, listed once: only what is listed is ever opened, so that no path of a
 * request can lead anywhere else.
 */
final class UiFiles {
    private final ClassLoader loader;
    private final Map<String, UiFile> files;

    private UiFiles(ClassLoader loader, Map<String, UiFile> files) {
        this.loader = loader;
        this.files = Map.copyOf(files);
    }

    /**
     * A file.
     *
     * @param resource name on the class path
     * @param hash in hex, of files whose name does not change when their content does
     */
    record UiFile(String resource, long size, Optional<String> hash) {}

    /**
     * @param root folder on the class path
     */
    static UiFiles load(ClassLoader loader, String root) {
        URL index = loader.getResource(root + "/index.html");
        if (index == null) {
            return new UiFiles(loader, Map.of());
        }
        try {
            return new UiFiles(loader, list(index.toURI(), root));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the UI from " + index, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param path relative, without a slash at the start
     */
    Optional<UiFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    InputStream open(UiFile file) throws IOException {
        InputStream stream = loader.getResourceAsStream(file.resource());
        if (stream == null) {
            throw new IOException("The UI was replaced while Ved runs: " + file.resource());
        }
        return stream;
    }

    private static Map<String, UiFile> list(URI index, String root) throws IOException {
        if (!"jar".equals(index.getScheme())) {
            return list(Path.of(index).resolveSibling("."), root);
        }
        try (FileSystem jar = FileSystems.newFileSystem(index, Map.of())) {
            return list(jar.getPath(root), root);
        }
    }

    private static Map<String, UiFile> list(Path folder, String root) throws IOException {
        Map<String, UiFile> files = new HashMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                files.put(name, file(root + "/" + name, name, path));
            }
        }
        return files;
    }

    private static UiFile file(String resource, String name, Path path) throws IOException {
        Optional<String> hash =
                StaticUi.isHashed(name)
                        ? Optional.empty()
                        : Optional.of(Sha256.hex(Files.readAllBytes(path)).substring(0, 32));
        return new UiFile(resource, Files.size(path), hash);
    }
}
