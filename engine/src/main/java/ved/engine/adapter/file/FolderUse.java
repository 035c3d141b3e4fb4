package ved.engine.adapter.file;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps folders that this process uses from being removed by another one: a shared lock on a file in
 * each, which the operating system gives back when the process ends, however it ends.
 */
public final class FolderUse {
    private static final Logger log = LoggerFactory.getLogger(FolderUse.class);

    private static final String MARK = ".in-use";

    /** A folder without a mark may be in use by a Ved that was made before there were marks. */
    private static final Duration UNMARKED = Duration.ofDays(30);

    /** Never opened twice: closing any one channel of a file gives all locks on it back. */
    private static final Map<Path, FileChannel> HELD = new HashMap<>();

    private FolderUse() {}

    /**
     * Uses the folder until this process ends. Where no lock can be had, as on a file system that is
     * for reading alone, nobody is kept away.
     *
     * @return false when it is not there, or is being removed
     */
    public static boolean begin(Path folder) {
        synchronized (HELD) {
            if (!Files.isDirectory(folder)) {
                return false;
            }
            try {
                Path home = folder.toRealPath();
                return HELD.containsKey(home) || hold(home);
            } catch (NoSuchFileException e) {
                log.debug("The folder {} has just been removed", folder, e);
                return false;
            } catch (IOException e) {
                log.debug("The folder {} is used without a lock", folder, e);
                return true;
            }
        }
    }

    /** Before the folder is seen by others, so that also those can lock it who cannot write. */
    static void mark(Path folder) throws IOException {
        Files.createFile(folder.resolve(MARK));
    }

    /** What is at this place has been replaced: it is to be used anew. */
    static void forget(Path home) throws IOException {
        synchronized (HELD) {
            FileChannel channel = HELD.remove(home);
            if (channel != null) {
                channel.close();
            }
        }
    }

    /**
     * Moves the folder away unless somebody uses it.
     *
     * @return whether it did
     */
    static boolean moveUnused(Path folder, Path to) throws IOException {
        synchronized (HELD) {
            Path mark = folder.resolve(MARK);
            if (HELD.containsKey(folder)) {
                return false;
            }
            if (Files.notExists(mark)) {
                Instant made = Files.getLastModifiedTime(folder).toInstant();
                return made.isBefore(Instant.now().minus(UNMARKED)) && move(folder, to);
            }
            try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE)) {
                return channel.tryLock() != null && move(folder, to);
            }
        }
    }

    private static boolean hold(Path home) throws IOException {
        Path mark = home.resolve(MARK);
        if (Files.notExists(mark)) {
            mark(home);
        }
        FileChannel channel = FileChannel.open(mark, StandardOpenOption.READ);
        // Whoever removes the folder moves it first, and holds the lock meanwhile.
        if (channel.tryLock(0, Long.MAX_VALUE, true) == null || Files.notExists(mark)) {
            channel.close();
            return false;
        }
        HELD.put(home, channel);
        return true;
    }

    private static boolean move(Path folder, Path to) throws IOException {
        Files.move(folder, to, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }
}
