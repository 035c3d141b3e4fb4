package ved.engine.run;

import ved.engine.script.Answer;
import ved.engine.script.DatasetKind;

import java.util.Optional;

/** Pins what a run will do when it is started. */
@FunctionalInterface
public interface RunPlanner {
    /**
     * Plans a run of the queue as it is now. Blocks.
     *
     * @param kind the data that every script reads; when empty, production data where a script has
     *     any, else its test data
     */
    Answer<RunPlan> plan(Optional<DatasetKind> kind);
}
