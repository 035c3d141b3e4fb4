package ved.engine.adapter.git;

import org.eclipse.jgit.lib.StoredConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * The hooks that stock Git runs when somebody pushes. They start {@link PushHook} with the server's
 * own Java, which is there wherever the server is.
 */
final class PushHooks {
    static final String FOLDER = "hooks";

    private static final Logger LOG = LoggerFactory.getLogger(PushHooks.class);
    private static final String MARK = "# Written by Ved at each start.";
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");

    private PushHooks() {}

    /** Writes the hooks that are missing or out of date; leaves those of others alone. */
    static void write(Path repository) throws IOException {
        Path folder = Files.createDirectories(repository.resolve(FOLDER));
        write(
                folder.resolve(PushHook.BEFORE),
                "pushes are let in without any check, and what they bring may not become versions");
        write(
                folder.resolve(PushHook.AFTER),
                "what is pushed becomes a version only with the next change in Ved");
    }

    /**
     * Sets what stock Git itself watches over, whatever becomes of the hooks, and that it takes the
     * hooks from here even if the person who pushes has chosen others for all repositories.
     */
    static void configure(StoredConfig config) {
        config.setString("core", null, "hooksPath", FOLDER);
        config.setBoolean("receive", null, "denyDeletes", true);
        config.setBoolean("receive", null, "denyNonFastForwards", true);
        config.setBoolean("receive", null, "fsckObjects", true);
        config.setBoolean("receive", null, "autogc", false);
    }

    private static void write(Path hook, String lost) throws IOException {
        String wanted = text(String.valueOf(hook.getFileName()));
        if (Files.exists(hook)) {
            String found = Files.readString(hook, StandardCharsets.ISO_8859_1);
            if (!found.contains(MARK)) {
                LOG.warn("The hook {} is not Ved's and is left as it is: {}", hook, lost);
                return;
            }
            if (found.equals(wanted)) {
                return;
            }
        }
        Path temporary = hook.resolveSibling(hook.getFileName() + ".new");
        Files.writeString(temporary, wanted);
        if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.move(
                temporary,
                hook,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String text(String hook) {
        boolean before = hook.equals(PushHook.BEFORE);
        return """
        #!/bin/sh
        %s
        java=%s
        if [ ! -f %s ] || [ ! -x "$java" ]; then
            echo '%s' >&2
            exit %d
        fi
        exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -cp %s %s %s
        """
                .formatted(
                        MARK,
                        quoted(
                                Path.of(
                                                System.getProperty("java.home", ""),
                                                "bin",
                                                WINDOWS ? "java.exe" : "java")
                                        .toString()),
                        PushDoor.FILE,
                        before ? PushHook.NOT_RUNNING : PushHook.LATER,
                        before ? 1 : 0,
                        quoted(classPath()),
                        PushHook.class.getName(),
                        hook);
    }

    private static String classPath() {
        try {
            return Path.of(
                            PushHook.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
