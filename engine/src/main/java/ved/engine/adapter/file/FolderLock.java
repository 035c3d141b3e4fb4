package ved.engine.adapter.file;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * The right to change a folder in which finished things are put, one folder each, by several servers
 * and threads. Each is there completely or not at all, and nobody changes it afterwards.
 */
public final class FolderLock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FolderLock.class);

    private static final String LOCK = ".lock";

    /** What is begun; whoever gets the lock finds there only what somebody left who was killed. */
    private static final String WORK = "unpacking";

    /** Within one JVM: the lock on a file only keeps other processes away. */
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path folder;
    private final ReentrantLock threads;
    private final FileChannel processes;

    private FolderLock(Path folder, ReentrantLock threads, FileChannel processes) {
        this.folder = folder;
        this.threads = threads;
        this.processes = processes;
    }

    /** Fills a folder that is empty. */
    @FunctionalInterface
    public interface Filling<E extends Exception> {
        /**
         * @param fresh the folder
         * @param work for what is needed meanwhile; both are removed when this fails
         */
        void fill(Path fresh, Path work) throws IOException, E;
    }

    /**
     * Waits until nobody else has it.
     *
     * @param folder made if it is not there yet
     */
    public static FolderLock acquire(Path folder) throws IOException {
        Path home = Files.createDirectories(folder).toRealPath();
        ReentrantLock threads = LOCKS.computeIfAbsent(home, _ -> new ReentrantLock());
        threads.lock();
        try {
            FileChannel processes =
                    FileChannel.open(
                            home.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            try {
                processes.lock();
                return new FolderLock(home, threads, processes);
            } catch (IOException | RuntimeException e) {
                processes.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    /** Without symbolic links. */
    public Path folder() {
        return folder;
    }

    /**
     * Puts a folder there in the place of what may have been there, and uses it from now on.
     *
     * @return the folder
     */
    public <E extends Exception> Path put(String name, Filling<E> filling) throws IOException, E {
        Path home = folder.resolve(name);
        Path work = folder.resolve(WORK);
        Folders.delete(work);
        try {
            Path fresh = Files.createDirectories(work.resolve("fresh"));
            filling.fill(fresh, work);
            FolderUse.mark(fresh);
            Folders.delete(home);
            FolderUse.forget(home);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(work);
        }
        FolderUse.begin(home);
        return home;
    }

    /**
     * Removes folders that no process uses. Those that cannot be removed stay.
     *
     * @param names of what may be removed
     * @param kept in any case
     */
    public void removeUnused(Pattern names, Path kept) {
        Path work = folder.resolve(WORK);
        try {
            Folders.delete(work);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (names.matcher(entry.getFileName().toString()).matches()
                            && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                            && !entry.equals(kept)
                            && FolderUse.moveUnused(entry, work)) {
                        log.info("Removing {}, which nobody uses any more", entry);
                        Folders.delete(work);
                    }
                }
            }
        } catch (IOException e) {
            log.info("Not all that is no longer used could be removed", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            processes.close();
        } finally {
            threads.unlock();
        }
    }
}
