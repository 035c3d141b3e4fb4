package ved.engine.push;

import java.util.List;

/**
 * What somebody pushes: all of it comes in, or nothing.
 *
 * @param objects what comes with it, which Git has not taken in yet
 */
public record Push(List<RefChange> changes, IncomingObjects objects) {
    private static final String NOTHING = "0".repeat(40);

    public Push {
        changes = List.copyOf(changes);
    }

    /**
     * @param ref full name, e.g. {@code refs/heads/ed1}
     * @param from 40 hex digits, zeros for a ref that is new
     * @param to 40 hex digits, zeros for a ref that goes
     */
    public record RefChange(String ref, String from, String to) {
        boolean makes() {
            return from.equals(NOTHING);
        }

        boolean removes() {
            return to.equals(NOTHING);
        }
    }
}
