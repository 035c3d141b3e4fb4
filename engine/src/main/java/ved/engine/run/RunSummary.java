package ved.engine.run;

import java.time.Instant;
import java.util.Optional;

/**
 * A run as the list of runs shows it.
 *
 * @param scripts number of planned scripts
 * @param succeeded number of scripts that succeeded; final when the run is
 * @param failed number of scripts that did not succeed, cancelled ones left out
 */
public record RunSummary(
        long id,
        RunStatus status,
        FailurePolicy onFailure,
        String startedBy,
        String commit,
        int scripts,
        int succeeded,
        int failed,
        Instant startedAt,
        Optional<Instant> finishedAt) {}
