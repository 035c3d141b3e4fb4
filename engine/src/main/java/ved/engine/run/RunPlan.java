package ved.engine.run;

import ved.engine.execution.ExecutionRequest.DatasetUse;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.util.List;
import java.util.Optional;

/**
 * What a run will do, pinned when it is started, so that it can be explained and repeated later.
 *
 * @param commit the commit of {@code prod}, 40 hex digits
 * @param groups in ascending order
 */
public record RunPlan(String commit, List<Group> groups) {
    public RunPlan {
        groups = List.copyOf(groups);
    }

    /**
     * @param number the integer part that its scripts share
     * @param scripts in ascending order of their ordering numbers
     */
    public record Group(long number, List<PlannedScript> scripts) {
        public Group {
            scripts = List.copyOf(scripts);
        }
    }

    /**
     * @param blob the Git blob with the content, 40 hex digits
     */
    public record PlannedScript(
            ScriptId script,
            OrderingNumber orderingNumber,
            String descriptiveName,
            VersionId version,
            String versionNumber,
            String blob,
            Optional<DatasetUse> dataset,
            String interpreter) {}
}
