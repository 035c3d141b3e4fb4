package ved.engine.run;

import ved.engine.catalogue.DatasetStore;
import ved.engine.catalogue.ScriptStore;
import ved.engine.execution.ExecutionRequest.DatasetUse;
import ved.engine.run.RunPlan.PlannedScript;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.Dataset;
import ved.engine.script.DatasetKind;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plans a run of everything on {@code prod}, in order, with its data. Blocks. */
public final class ProdPlanner implements RunPlanner {
    private final ScriptStore scripts;
    private final DatasetStore datasets;

    public ProdPlanner(ScriptStore scripts, DatasetStore datasets) {
        this.scripts = scripts;
        this.datasets = datasets;
    }

    @Override
    public Answer<RunPlan> plan(Optional<DatasetKind> kind) {
        String commit = head();
        List<ScriptSummary> queue = scripts.list(Branch.PROD.name());
        while (!commit.equals(head())) { // a merge came between: the plan is of one commit
            commit = head();
            queue = scripts.list(Branch.PROD.name());
        }
        return plan(commit, queue, kind);
    }

    private String head() {
        return scripts.recordedHead(Branch.PROD).orElse("");
    }

    private Answer<RunPlan> plan(
            String commit, List<ScriptSummary> queue, Optional<DatasetKind> kind) {
        Map<Long, List<PlannedScript>> groups =
                queue.stream()
                        .filter(script -> script.prodVersion().isPresent())
                        .map(script -> planned(script, script.prodVersion().get(), kind))
                        .collect(
                                Collectors.groupingBy(
                                        script -> script.orderingNumber().group(),
                                        TreeMap::new,
                                        Collectors.toList()));
        if (groups.isEmpty()) {
            return Answer.refused(new Refusal.NothingToRun());
        }
        return Answer.done(
                new RunPlan(
                        commit,
                        groups.entrySet().stream()
                                .map(group -> new RunPlan.Group(group.getKey(), group.getValue()))
                                .toList()));
    }

    private PlannedScript planned(
            ScriptSummary script, ScriptVersion version, Optional<DatasetKind> kind) {
        return new PlannedScript(
                script.id(),
                script.orderingNumber(),
                version.descriptiveName(),
                version.id(),
                version.number().toString(),
                version.blob(),
                dataset(script.id(), kind).map(d -> new DatasetUse(d.kind(), d.sha256())),
                version.interpreter());
    }

    private Optional<Dataset> dataset(ScriptId script, Optional<DatasetKind> kind) {
        if (kind.isPresent()) {
            return datasets.find(script, kind.get());
        }
        return datasets.find(script, DatasetKind.PRODUCTION)
                .or(() -> datasets.find(script, DatasetKind.TEST));
    }
}
