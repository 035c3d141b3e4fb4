package ved.engine.script;

import java.util.List;

/**
 * Two or more live scripts with the same executable code.
 *
 * @param fingerprint SHA-256 in hex of their common syntax tree
 * @param holders in queue order; a script may be there more than once, for several branches
 */
public record DuplicateCode(String fingerprint, List<CodeHolder> holders) {
    public DuplicateCode {
        holders = List.copyOf(holders);
    }
}
