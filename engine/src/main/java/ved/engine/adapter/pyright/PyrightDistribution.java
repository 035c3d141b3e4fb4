package ved.engine.adapter.pyright;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.file.FolderLock;
import ved.engine.adapter.file.FolderUse;
import ved.engine.adapter.file.Folders;
import ved.engine.digest.Sha256;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pyright and the Node.js that runs it, unpacked from a library on the class path.
 *
 * @param home holds {@code pyright/} and {@code node}; nobody changes it once it is there
 * @param key stands for the content
 */
public record PyrightDistribution(Path home, String key) {
    private static final Logger log = LoggerFactory.getLogger(PyrightDistribution.class);

    private static final String ROOT = "ved/language/";
    private static final String MARK = ROOT + "pyright/package.json";

    private static final Pattern NAME = Pattern.compile("pyright-[0-9a-f]{12}");

    /**
     * Unpacks into a folder below the given one, or finds what an earlier start has unpacked there;
     * takes some seconds the first time. Safe against a crash at any moment and against other
     * processes that do the same. Those of other versions are removed that no process uses.
     *
     * @throws SandboxException when this build has none for this machine, or the folder cannot be
     *     written
     */
    public static PyrightDistribution unpack(Path directory) throws SandboxException {
        URL mark = PyrightDistribution.class.getClassLoader().getResource(MARK);
        String node = "node-linux-" + architecture() + "/node";
        if (mark == null
                || PyrightDistribution.class.getClassLoader().getResource(ROOT + node) == null) {
            throw new SandboxException(
                    "This build of Ved has no Pyright and Node.js for Linux on %s in it. Build it on such a machine; until then the browser's own language service is used."
                            .formatted(System.getProperty("os.arch")));
        }
        try (FolderLock lock = FolderLock.acquire(directory)) {
            var distribution = unpack(lock, mark, node);
            lock.removeUnused(NAME, distribution.home());
            return distribution;
        } catch (IOException | URISyntaxException e) {
            throw new SandboxException(
                    "Pyright could not be unpacked into %s: %s. Make the folder writable and see that the disk has 200 MB free."
                            .formatted(directory, e),
                    e);
        }
    }

    /** The executable of Node.js. */
    public Path node() {
        return home.resolve("node");
    }

    public Path pyright() {
        return home.resolve("pyright");
    }

    /** The stubs of the standard library and of others that Pyright brings. */
    public Path typeshed() {
        return pyright().resolve("dist/typeshed-fallback");
    }

    /** Puts both into another folder. */
    public void copyTo(Path folder) throws IOException {
        Folders.copy(pyright(), folder.resolve("pyright"));
        Files.copy(node(), folder.resolve("node"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static String architecture() {
        return System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "x64";
    }

    private static PyrightDistribution unpack(FolderLock lock, URL mark, String node)
            throws IOException, URISyntaxException {
        String key = key(mark, node);
        String name = "pyright-" + key;
        var distribution = new PyrightDistribution(lock.folder().resolve(name), key);
        if (Files.isRegularFile(distribution.node()) && FolderUse.begin(distribution.home())) {
            return distribution;
        }
        log.info("Unpacking Pyright into {}", distribution.home());
        Path home = lock.<URISyntaxException>put(name, (fresh, _) -> fill(fresh, mark, node));
        return new PyrightDistribution(home, key);
    }

    private static void fill(Path fresh, URL mark, String node)
            throws IOException, URISyntaxException {
        try (Library library = Library.of(mark)) {
            Folders.copy(library.root().resolve("pyright"), fresh.resolve("pyright"));
            Path executable = fresh.resolve("node");
            Files.copy(library.root().resolve(node), executable);
            Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** The packages' own descriptions name their versions, and the executable its size. */
    private static String key(URL mark, String node) throws IOException {
        var digest = new Sha256();
        try (InputStream in = mark.openStream()) {
            digest.add(in.readAllBytes());
        }
        URL executable = PyrightDistribution.class.getClassLoader().getResource(ROOT + node);
        URLConnection connection = Optional.ofNullable(executable).orElseThrow().openConnection();
        connection.setUseCaches(false);
        try (InputStream _ = connection.getInputStream()) {
            return digest.add(node + connection.getContentLengthLong()).key();
        }
    }

    /**
     * Where the class path has the files: in a jar, or in a folder while Ved is being built.
     *
     * @param opened what has to be closed again
     */
    private record Library(Path root, List<FileSystem> opened) implements AutoCloseable {
        static Library of(URL mark) throws IOException, URISyntaxException {
            if (mark.openConnection() instanceof JarURLConnection jar) {
                FileSystem files =
                        FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()), Map.of());
                return new Library(files.getPath(ROOT), List.of(files));
            }
            return new Library(Path.of(mark.toURI()).resolve("../..").normalize(), List.of());
        }

        @Override
        public void close() throws IOException {
            for (FileSystem files : opened) {
                files.close();
            }
        }
    }
}
