package ved.engine.adapter.python;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.file.FolderLock;
import ved.engine.adapter.file.FolderUse;
import ved.engine.digest.Sha256;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * A CPython 3.14 for Linux x86-64, unpacked from a library on the class path together with the
 * programs that Ved runs on it. What scripts have no use for (its tests, IDLE, pip) stays packed.
 *
 * @param home folder of the distribution; nobody changes it once it is there
 */
public record CPythonDistribution(Path home) {
    private static final Logger log = LoggerFactory.getLogger(CPythonDistribution.class);

    private static final String PREFIX = "org/bytedeco/cpython/linux-x86_64/";
    private static final String EXECUTABLE = "bin/python3.14";
    private static final Pattern KEPT =
            Pattern.compile(
                    "bin/python3\\.14|libpython3\\.14\\.so\\.1\\.0|libffi\\.so\\.8"
                            + "|lib/python3\\.14/(?!test/|idlelib/|turtledemo/|tkinter/|ensurepip/"
                            + "|site-packages/|config-|lib-dynload/_test|lib-dynload/_?xx).*");
    private static final List<String> PROGRAMS =
            List.of(
                    "confinement.py",
                    "place.py",
                    "sandbox.py",
                    "service.py",
                    "analyzer.py",
                    "names.py",
                    "sources.py",
                    "definitions.py",
                    "facts.py",
                    "importing.py",
                    "patterns.py",
                    "namestrings.py",
                    "renaming.py",
                    "edits.py",
                    "prose.py",
                    "masking.py",
                    "messages.py",
                    "fragments.py",
                    "words.py",
                    "library.py",
                    "imports.py",
                    "language.py",
                    "packages.py");

    private static final Pattern NAME = Pattern.compile("cpython-[0-9a-f]{12}");

    /**
     * Unpacks into a folder below the given one, or finds what an earlier start has unpacked there.
     * Takes two or three seconds the first time. Safe against a crash at any moment and against
     * other processes that do the same. Those of other versions are removed that no process uses.
     *
     * @throws SandboxException when this platform cannot run it, or the folder cannot be written
     */
    public static CPythonDistribution unpack(Path directory) throws SandboxException {
        requirePlatform();
        try (FolderLock lock = FolderLock.acquire(directory)) {
            var distribution = unpack(lock, library());
            lock.removeUnused(NAME, distribution.home());
            return distribution;
        } catch (IOException e) {
            throw new SandboxException(
                    "The embedded Python could not be unpacked into "
                            + directory
                            + ": "
                            + e
                            + ". Make the folder writable and see that the disk has 60 MB free.",
                    e);
        }
    }

    /** Whether this is a system that it is made for. */
    public static boolean runsHere() {
        try {
            requirePlatform();
            return true;
        } catch (SandboxException e) {
            return false;
        }
    }

    public Path executable() {
        return home.resolve(EXECUTABLE);
    }

    /** The compiled program of that name, to be run with {@link #executable()}. */
    public Path program(String name) {
        return home.resolve("ved").resolve(name + ".pyc");
    }

    private static void requirePlatform() throws SandboxException {
        String system = System.getProperty("os.name", "");
        String architecture = System.getProperty("os.arch", "");
        if (!system.toLowerCase(Locale.ROOT).equals("linux") || !architecture.equals("amd64")) {
            throw new SandboxException(
                    "The embedded Python runs on Linux x86-64 only, and this is %s %s. Start a Docker engine, and Ved will use it."
                            .formatted(system, architecture));
        }
        if (Files.notExists(Path.of("/lib64/ld-linux-x86-64.so.2"))) {
            throw new SandboxException(
                    "The embedded Python needs the GNU C library 2.35 or newer, and this system has"
                            + " none. Start a Docker engine, and Ved will use it.");
        }
    }

    static JarFile library() throws IOException {
        URL url = CPythonDistribution.class.getClassLoader().getResource(PREFIX + EXECUTABLE);
        if (url == null) {
            throw new IOException("the library with CPython is not on the class path");
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            return jar.getJarFile();
        }
        throw new IOException("the library with CPython is not a jar: " + url);
    }

    private static CPythonDistribution unpack(FolderLock lock, JarFile library)
            throws IOException, SandboxException {
        try (library) {
            List<JarEntry> entries =
                    library.stream()
                            .filter(entry -> entry.getName().startsWith(PREFIX))
                            .filter(entry -> !entry.isDirectory())
                            .filter(entry -> KEPT.matcher(relative(entry)).matches())
                            .toList();
            String name = "cpython-" + key(entries);
            var distribution = new CPythonDistribution(lock.folder().resolve(name));
            if (distribution.complete(entries) && FolderUse.begin(distribution.home())) {
                return distribution;
            }
            log.info("Unpacking the embedded Python into {}", distribution.home());
            return new CPythonDistribution(
                    lock.<SandboxException>put(
                            name,
                            (fresh, _) -> new CPythonDistribution(fresh).fill(library, entries)));
        }
    }

    private void fill(JarFile library, List<JarEntry> entries)
            throws IOException, SandboxException {
        for (JarEntry entry : entries) {
            try (InputStream in = library.getInputStream(entry)) {
                write(home.resolve(relative(entry)), in);
            }
        }
        for (String program : PROGRAMS) {
            try (InputStream in = programSource(program)) {
                write(home.resolve("ved").resolve(program), in);
            }
        }
        Files.setPosixFilePermissions(executable(), PosixFilePermissions.fromString("rwxr-xr-x"));
        compile();
    }

    private static String relative(JarEntry entry) {
        return entry.getName().substring(PREFIX.length());
    }

    private static InputStream programSource(String name) throws IOException {
        InputStream in = CPythonDistribution.class.getResourceAsStream("/ved/python/" + name);
        if (in == null) {
            throw new IOException("the program " + name + " is not on the class path");
        }
        return in;
    }

    /** Names what is unpacked by its content, so that another version gets another folder. */
    private static String key(List<JarEntry> entries) throws IOException {
        var digest = new Sha256();
        for (JarEntry entry : entries) {
            digest.add(entry.getName() + ' ' + entry.getCrc() + '\n');
        }
        for (String program : PROGRAMS) {
            try (InputStream in = programSource(program)) {
                digest.add(in.readAllBytes());
            }
        }
        return digest.key();
    }

    private boolean complete(List<JarEntry> entries) throws IOException {
        if (Files.notExists(home)) {
            return false;
        }
        for (JarEntry entry : entries) {
            Path file = home.resolve(relative(entry));
            if (Files.notExists(file) || Files.size(file) != entry.getSize()) {
                log.warn("The embedded Python in {} is damaged; unpacking it again", home);
                return false;
            }
        }
        return true;
    }

    private static void write(Path file, InputStream content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
    }

    /** Compiles all modules now: scripts cannot write, and would compile them again each time. */
    private void compile() throws IOException, SandboxException {
        run("-m", "compileall", "-q", "-j", "0", "--invalidation-mode", "unchecked-hash", "lib");
        run("-m", "compileall", "-q", "-b", "--invalidation-mode", "unchecked-hash", "ved");
        for (String program : PROGRAMS) {
            Files.delete(home.resolve("ved").resolve(program));
        }
    }

    private void run(String... arguments) throws IOException, SandboxException {
        var builder = new ProcessBuilder(executable().toString(), "-I");
        builder.command().addAll(List.of(arguments));
        builder.directory(home.toFile()).redirectErrorStream(true).environment().clear();
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new SandboxException(
                        "The embedded Python does not run on this system (it needs the GNU C"
                                + " library 2.35 or newer, and a folder from which programs may be"
                                + " executed): "
                                + output.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new SandboxException("Unpacking the embedded Python was interrupted", e);
        }
    }
}
