package ved.engine.boot;

import ved.engine.catalogue.ContentRepository;
import ved.engine.catalogue.InterpreterChoice;
import ved.engine.catalogue.ScriptStore;
import ved.engine.catalogue.ScriptWriter;
import ved.engine.catalogue.SourceCheck;
import ved.engine.execution.ExecutionStore;
import ved.engine.run.ProdPlanner;
import ved.engine.run.RunPlanner;
import ved.engine.run.RunStore;
import ved.engine.sandbox.Sandboxes;

import java.time.Clock;
import java.util.concurrent.Executor;

/** What the actors work with, opened and ready. */
record Parts(
        Settings settings,
        ScriptStore scriptStore,
        ExecutionStore executionStore,
        RunStore runStore,
        ContentRepository repository,
        ScriptWriter writer,
        SourceCheck sources,
        InterpreterChoice interpreters,
        Sandboxes sandboxes,
        Executor storeExecutor,
        Executor virtualThreads,
        Clock clock) {

    RunPlanner planner() {
        return new ProdPlanner(scriptStore);
    }
}
