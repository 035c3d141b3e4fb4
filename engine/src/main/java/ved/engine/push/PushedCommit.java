package ved.engine.push;

import java.util.List;
import java.util.Set;

/**
 * A commit that somebody pushes.
 *
 * @param id 40 hex digits
 * @param author the author's name
 * @param trailers the keys of those in its message
 * @param changes where its tree differs from that of each of its parents
 */
public record PushedCommit(String id, String author, Set<String> trailers, List<Change> changes) {
    private static final int SHORT = 7;

    public PushedCommit {
        trailers = Set.copyOf(trailers);
        changes = List.copyOf(changes);
    }

    String shortId() {
        return id.substring(0, SHORT);
    }

    /** What stands at a path now. */
    public enum Kind {
        FILE,
        EXECUTABLE_FILE,
        NOTHING,
        SYMBOLIC_LINK,
        FOLDER,
        SUBMODULE
    }

    /**
     * @param path below the root
     * @param blob 40 hex digits, of a file
     */
    public record Change(String path, Kind kind, String blob) {}
}
