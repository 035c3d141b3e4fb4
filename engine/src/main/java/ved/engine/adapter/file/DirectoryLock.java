package ved.engine.adapter.file;

import org.jspecify.annotations.Nullable;

import ved.engine.script.StorageException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a directory for this process alone. The operating system gives the lock back when the
 * process ends, however it ends; the file stays and means nothing by itself.
 */
public final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param directory made if it is not there yet
     * @param fileName of the file in it that carries the lock
     * @param what the directory in a sentence, e.g. {@code data directory}
     * @param setting the environment variable that chooses another directory
     * @throws StorageException when another server has it, or it cannot be written
     */
    public static DirectoryLock acquire(
            Path directory, String fileName, String what, String setting) {
        Path file = directory.resolve(fileName);
        FileChannel channel;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StorageException(
                    "The %s %s cannot be written: %s. Give Ved the right to, or choose another with %s."
                            .formatted(what, directory.toAbsolutePath(), e, setting),
                    e);
        }
        if (lock(channel) == null) {
            close(channel);
            throw new StorageException(
                    "Another Ved server uses the %s %s. Stop it first, or choose another with %s."
                            .formatted(what, directory.toAbsolutePath(), setting));
        }
        return new DirectoryLock(channel);
    }

    @Override
    public void close() {
        close(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            close(channel);
            throw new StorageException(
                    "The file system does not offer locks: " + e.getMessage(), e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageException("A lock could not be given back: " + e.getMessage(), e);
        }
    }
}
