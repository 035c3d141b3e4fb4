package ved.engine.run;

import org.apache.pekko.actor.typed.ActorRef;

import ved.engine.execution.ExecutionServices;
import ved.engine.execution.Executions;
import ved.engine.live.CatalogueEvent;
import ved.engine.live.Topics;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What all runs share.
 *
 * @param storeExecutor platform threads for the stores
 * @param content reads the bytes of a Git blob; blocks
 * @param registry knows every execution that is under way
 * @param announce tells everybody that a run started or finished
 */
public record RunServices(
        RunStore store,
        Executor storeExecutor,
        RunPlanner planner,
        Function<String, byte[]> content,
        ExecutionServices executions,
        ActorRef<Executions.Command> registry,
        ActorRef<Topics.Command<RunEvent>> topics,
        Consumer<CatalogueEvent> announce,
        Clock clock) {}
