package ved.engine.adapter.pyright;

import ved.engine.language.ServerFolders;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files on this machine that a language server may read, for a client that wants to see one.
 *
 * @param readable folders, as they really are
 */
public record LibraryFiles(ServerFolders folders, List<Path> readable) {
    private static final long LARGEST = 2 << 20;

    public LibraryFiles {
        readable = List.copyOf(readable);
    }

    /** The text of a Python file in a readable folder; empty when it is no such file. */
    public Optional<String> text(String uri) throws IOException {
        Path file;
        try {
            file = Path.of(URI.create(uri)).toRealPath();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
        String name = file.getFileName().toString();
        boolean shown =
                (name.endsWith(".py") || name.endsWith(".pyi"))
                        && readable.stream().anyMatch(file::startsWith)
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.size(file) <= LARGEST;
        return shown
                ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
