package ved.engine.adapter.pyright;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.python.Folders;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Unpacking from within one JVM; other servers have other folders. */
    private static final Object UNPACKING = new Object();

    /**
     * Unpacks into a folder below the given one, or finds what an earlier start has unpacked there;
     * takes some seconds the first time. Safe against a crash at any moment.
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
        try {
            synchronized (UNPACKING) {
                return unpack(Files.createDirectories(directory).toRealPath(), mark, node);
            }
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
        copy(pyright(), folder.resolve("pyright"));
        Files.copy(node(), folder.resolve("node"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static String architecture() {
        return System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "x64";
    }

    private static PyrightDistribution unpack(Path parent, URL mark, String node)
            throws IOException, URISyntaxException {
        String key = key(mark, node);
        Path home = parent.resolve("pyright-" + key);
        var distribution = new PyrightDistribution(home, key);
        if (Files.isRegularFile(distribution.node())) {
            return distribution;
        }
        log.info("Unpacking Pyright into {}", home);
        Folders.delete(home);
        Path fresh = parent.resolve("unpacking-pyright");
        Folders.delete(fresh);
        Files.createDirectories(fresh);
        try (Library library = Library.of(mark)) {
            copy(library.root().resolve("pyright"), fresh.resolve("pyright"));
            Path executable = fresh.resolve("node");
            Files.copy(library.root().resolve(node), executable);
            Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        return distribution;
    }

    /** The packages' own descriptions name their versions, and the executable its size. */
    private static String key(URL mark, String node) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = mark.openStream()) {
                digest.update(in.readAllBytes());
            }
            URL executable = PyrightDistribution.class.getClassLoader().getResource(ROOT + node);
            URLConnection connection =
                    Optional.ofNullable(executable).orElseThrow().openConnection();
            connection.setUseCaches(false);
            try (InputStream _ = connection.getInputStream()) {
                digest.update(
                        (node + connection.getContentLengthLong())
                                .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
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
