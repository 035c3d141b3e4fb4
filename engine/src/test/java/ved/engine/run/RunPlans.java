package ved.engine.run;

import ved.engine.execution.TestingSandbox;
import ved.engine.run.RunPlan.PlannedScript;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Builds plans. */
final class RunPlans {
    private RunPlans() {}

    /** A plan of scripts with ids from 1, whose text is their ordering number. */
    static RunPlan of(String... orderingNumbers) {
        Map<Long, List<PlannedScript>> groups = new TreeMap<>();
        long id = 0;
        for (String number : orderingNumbers) {
            id++;
            OrderingNumber ordering = OrderingNumber.parse(number);
            groups.computeIfAbsent(ordering.group(), _ -> new ArrayList<>())
                    .add(
                            new PlannedScript(
                                    new ScriptId(id),
                                    ordering,
                                    "Script " + number,
                                    new VersionId(id),
                                    "0.1",
                                    number,
                                    Optional.empty(),
                                    TestingSandbox.INTERPRETER));
        }
        return new RunPlan(
                "0".repeat(40),
                groups.entrySet().stream()
                        .map(e -> new RunPlan.Group(e.getKey(), e.getValue()))
                        .toList());
    }
}
