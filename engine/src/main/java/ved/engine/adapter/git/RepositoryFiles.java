package ved.engine.adapter.git;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What JGit leaves to us of the files below a repository. */
final class RepositoryFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RepositoryFiles.class);
    private static final int DEPTH = 16;
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");

    private RepositoryFiles() {}

    /**
     * Removes what a killed server left: locks, which would refuse every later change, and
     * half-written objects. Safe only while no other server uses the repository.
     */
    static void removeLeftovers(Path repository) throws IOException {
        List<Path> leftovers = new ArrayList<>();
        leftovers.addAll(files(repository, 1, name -> name.endsWith(".lock")));
        leftovers.addAll(files(repository.resolve("refs"), DEPTH, name -> name.endsWith(".lock")));
        leftovers.addAll(
                files(repository.resolve("objects"), 1, name -> name.matches("noz.*\\.tmp")));
        leftovers.remove(repository.resolve(GitContentRepository.LOCK_FILE));
        for (Path leftover : leftovers) {
            Files.deleteIfExists(leftover);
            LOG.warn("Removed {}, left by a server that was killed", leftover);
        }
    }

    /** Puts the names in a directory on disk; the content of its files is the writer's matter. */
    static void sync(Path directory) throws IOException {
        if (WINDOWS) {
            return; // directories cannot be opened there, and NTFS journals names by itself
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static List<Path> files(Path folder, int depth, Predicate<String> named)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder, depth)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> named.test(file.getFileName().toString()))
                    .toList();
        }
    }
}
