package ved.engine.execution;

import org.apache.pekko.actor.typed.ActorRef;

import ved.engine.live.CatalogueEvent;
import ved.engine.live.Topics;
import ved.engine.sandbox.SandboxLimits;
import ved.engine.sandbox.Sandboxes;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What all script runners share.
 *
 * @param storeExecutor platform threads for the store
 * @param blocking virtual threads for starting sandboxes
 * @param announce tells everybody that an execution started or finished
 */
public record ExecutionServices(
        ExecutionStore store,
        Executor storeExecutor,
        Sandboxes sandboxes,
        SandboxLimits limits,
        Executor blocking,
        ActorRef<ExecutionSlots.Command> slots,
        ActorRef<Topics.Command<ExecutionEvent>> topics,
        Consumer<CatalogueEvent> announce,
        Clock clock) {}
