package ved.engine.script;

import java.util.List;

/**
 * A version with what became of it.
 *
 * @param tipOf the branches on which it is the newest
 * @param arrivals when it came to {@code prod}, newest first
 */
public record RecordedVersion(ScriptVersion version, List<Branch> tipOf, List<Arrival> arrivals) {
    public RecordedVersion {
        tipOf = List.copyOf(tipOf);
        arrivals = List.copyOf(arrivals);
    }
}
