package ved.engine.adapter.file;

import ved.engine.assistant.tools.ReadableFolder;
import ved.engine.assistant.tools.ReadableFolder.Listing.Entry;
import ved.engine.assistant.tools.ReadableFolder.Listing.Listed;
import ved.engine.assistant.tools.ReadableFolder.Reading.Content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files below one folder. Each step of a path is opened relative to the one before and never
 * through a link, so that nobody who changes the folder meanwhile leads out of it.
 */
public final class ConfinedFolder implements ReadableFolder {
    private static final int MOST_ENTRIES = 300;
    private static final int MOST_LOOKED_AT = 10_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_PATH = 1_000;
    private static final int DEEPEST = 20;

    private static final Unreadable NO_PATH =
            new Unreadable(
                    "That is no path here: write names with slashes between them, as list_files"
                            + " shows them.");
    private static final Unreadable NOTHING =
            new Unreadable("There is nothing of that name. See list_files.");
    private static final Unreadable NO_FILE =
            new Unreadable("That is no file that can be read. See list_files.");
    private static final Unreadable TOO_LARGE =
            new Unreadable("The file is larger than 1 MiB, the most that can be read.");
    private static final Unreadable NO_TEXT = new Unreadable("The file is no text in UTF-8.");

    private final Path root;

    private ConfinedFolder(Path root) {
        this.root = root;
    }

    /** Empty where the system cannot open files relative to a folder. */
    public static Optional<ReadableFolder> open(Path root) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            return stream instanceof SecureDirectoryStream<Path>
                    ? Optional.of(new ConfinedFolder(root))
                    : Optional.empty();
        }
    }

    /** What is done in a folder that was reached. */
    @FunctionalInterface
    private interface Task<T> {
        T in(SecureDirectoryStream<Path> folder) throws IOException;
    }

    @Override
    public Listing list(String path) {
        Optional<List<Path>> steps = path.isEmpty() ? Optional.of(List.of()) : steps(path);
        if (steps.isEmpty()) {
            return NO_PATH;
        }
        try {
            return within(steps.get(), ConfinedFolder::listed);
        } catch (IOException | DirectoryIteratorException _) {
            return NOTHING;
        }
    }

    @Override
    public Reading read(String path) {
        Optional<List<Path>> steps = steps(path);
        if (steps.isEmpty()) {
            return NO_PATH;
        }
        List<Path> folders = steps.get().subList(0, steps.get().size() - 1);
        Path file = steps.get().getLast();
        try {
            return within(folders, folder -> content(folder, file));
        } catch (FileSystemException _) {
            return NOTHING;
        } catch (IOException _) {
            return NO_FILE;
        }
    }

    /** Empty for what leads elsewhere, is hidden, or is no path. */
    private Optional<List<Path>> steps(String path) {
        if (path.length() > LONGEST_PATH) {
            return Optional.empty();
        }
        String relative = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<Path> steps = new ArrayList<>();
        for (String name : relative.split("/", -1)) {
            if (!isShown(name)) {
                return Optional.empty();
            }
            try {
                steps.add(root.getFileSystem().getPath(name));
            } catch (InvalidPathException _) {
                return Optional.empty();
            }
        }
        return steps.size() > DEEPEST ? Optional.empty() : Optional.of(steps);
    }

    /** Hidden files, and names that cannot be written in a path or a line, are not. */
    private static boolean isShown(String name) {
        return !name.isEmpty()
                && name.charAt(0) != '.'
                && name.indexOf('/') < 0
                && name.indexOf('\\') < 0
                && name.indexOf('\uFFFD') < 0
                && name.chars().noneMatch(Character::isISOControl);
    }

    private <T> T within(List<Path> steps, Task<T> task) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            if (stream instanceof SecureDirectoryStream<Path> folder) {
                return within(folder, steps, task);
            }
            throw new IOException("The folder cannot be read in a safe way any more.");
        }
    }

    private static <T> T within(SecureDirectoryStream<Path> folder, List<Path> steps, Task<T> task)
            throws IOException {
        if (steps.isEmpty()) {
            return task.in(folder);
        }
        try (SecureDirectoryStream<Path> next =
                folder.newDirectoryStream(steps.getFirst(), LinkOption.NOFOLLOW_LINKS)) {
            return within(next, steps.subList(1, steps.size()), task);
        }
    }

    private static Listed listed(SecureDirectoryStream<Path> folder) {
        List<Entry> entries = new ArrayList<>();
        int lookedAt = 0;
        for (Path path : folder) {
            if (++lookedAt > MOST_LOOKED_AT) {
                break;
            }
            entry(folder, path.getFileName()).ifPresent(entries::add);
        }
        entries.sort(Comparator.comparing(Entry::name));
        return new Listed(
                entries.subList(0, Math.min(entries.size(), MOST_ENTRIES)),
                entries.size() > MOST_ENTRIES || lookedAt > MOST_LOOKED_AT);
    }

    private static Optional<Entry> entry(SecureDirectoryStream<Path> folder, Path name) {
        if (!isShown(name.toString())) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes attributes = attributes(folder, name);
            return attributes.isDirectory() || attributes.isRegularFile()
                    ? Optional.of(
                            new Entry(name.toString(), attributes.isDirectory(), attributes.size()))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name)
            throws IOException {
        return folder.getFileAttributeView(
                        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    /** To open a pipe would wait for whoever writes into it: what it is, is seen before. */
    private static Reading content(SecureDirectoryStream<Path> folder, Path name)
            throws IOException {
        BasicFileAttributes attributes = attributes(folder, name);
        if (!attributes.isRegularFile()) {
            return NO_FILE;
        }
        if (attributes.size() > MOST_BYTES) {
            return TOO_LARGE;
        }
        try (SeekableByteChannel channel =
                folder.newByteChannel(
                        name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            // It may have grown, or be one of those whose size is 0 whatever they hold.
            ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES + 1);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until its end.
            }
            return bytes.hasRemaining() ? text(bytes.flip()) : TOO_LARGE;
        }
    }

    private static Reading text(ByteBuffer bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.indexOf('\0') < 0 ? new Content(text) : NO_TEXT;
        } catch (CharacterCodingException _) {
            return NO_TEXT;
        }
    }
}
