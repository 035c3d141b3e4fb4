package ved.engine.boot;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.conversation.Assistant;
import ved.engine.assistant.conversation.AssistantServices;
import ved.engine.catalogue.Commits;
import ved.engine.execution.ExecutionEvent;
import ved.engine.execution.ExecutionServices;
import ved.engine.execution.ExecutionSlots;
import ved.engine.execution.Executions;
import ved.engine.language.LanguageSessions;
import ved.engine.live.CatalogueEvent;
import ved.engine.live.CatalogueFeed;
import ved.engine.live.PresenceBoard;
import ved.engine.live.Topics;
import ved.engine.run.RunEvent;
import ved.engine.run.RunServices;
import ved.engine.run.RunSupervisor;
import ved.engine.service.StoredEvidence;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The root of the actors. What only holds state in memory is resumed after a fault, so that the
 * state is kept; the supervisor of runs is restarted, because it recovers from the journal.
 */
final class Guardian {
    /** The guardian is told nothing. */
    enum Command {}

    /** The actors that the services ask. */
    record Actors(
            ActorRef<CatalogueFeed.Command> feed,
            ActorRef<PresenceBoard.Command> presence,
            ActorRef<Commits.Command> commits,
            Consumer<CatalogueEvent> announce,
            ActorRef<Executions.Command> executions,
            ExecutionServices executionServices,
            ActorRef<RunSupervisor.Command> runs,
            RunServices runServices,
            ActorRef<LanguageSessions.Command> languages,
            ActorRef<Assistant.Command> assistant,
            AssistantServices assistantServices) {}

    private final ActorContext<Command> context;
    private final Parts parts;

    /**
     * Creates the guardian.
     *
     * @param started completed once every actor is there
     */
    static Behavior<Command> create(Parts parts, CompletableFuture<Actors> started) {
        return Behaviors.setup(context -> {
            started.complete(new Guardian(context, parts).spawnAll());
            return Behaviors.empty();
        });
    }

    private Guardian(ActorContext<Command> context, Parts parts) {
        this.context = context;
        this.parts = parts;
    }

    private Actors spawnAll() {
        long firstSequence = Math.multiplyExact(parts.clock().millis(), 1_000L);
        ActorRef<CatalogueFeed.Command> feed =
                spawnResumed(CatalogueFeed.create(firstSequence), "catalogue-feed");
        Consumer<CatalogueEvent> announce = event -> feed.tell(new CatalogueFeed.Publish(event));
        ActorRef<PresenceBoard.Command> presence =
                spawnResumed(PresenceBoard.create(parts::existing, announce), "presence");
        ActorRef<Commits.Command> commits = commits(announce);
        ExecutionServices executionServices = executionServices(announce);
        ActorRef<Executions.Command> executions =
                spawnResumed(Executions.create(executionServices), "executions");
        RunServices runServices = runServices(executionServices, executions, announce);
        ActorRef<RunSupervisor.Command> runs =
                context.spawn(
                        Behaviors.supervise(RunSupervisor.create(runServices))
                                .onFailure(SupervisorStrategy.restart()),
                        "runs");
        AssistantServices assistantServices = assistantServices();
        return new Actors(
                feed,
                presence,
                commits,
                announce,
                executions,
                executionServices,
                runs,
                runServices,
                spawnResumed(
                        LanguageSessions.create(
                                parts.languageServers(),
                                parts.settings().language(),
                                parts.sessionThreads()),
                        "language-sessions"),
                spawnResumed(Assistant.create(assistantServices), "assistant"),
                assistantServices);
    }

    private AssistantServices assistantServices() {
        AssistantParts assistant = parts.assistant();
        return new AssistantServices(
                assistant.store(),
                assistant.model(),
                assistant.filter(),
                new StoredEvidence(parts.executionStore()),
                assistant.tools(),
                assistant.editors(),
                assistant.settings(),
                spawnResumed(Topics.<InteractionEvent>create(), "interaction-topics"),
                parts.virtualThreads(),
                parts.clock());
    }

    /**
     * Its changes report their faults themselves. Should it fail all the same, it starts afresh: what
     * waited times out, and the writer's own lock still keeps changes apart.
     */
    private ActorRef<Commits.Command> commits(Consumer<CatalogueEvent> announce) {
        return context.spawn(
                Behaviors.supervise(
                                Commits.create(parts.writer(), parts.virtualThreads(), announce))
                        .onFailure(SupervisorStrategy.restart()),
                "commits");
    }

    private ExecutionServices executionServices(Consumer<CatalogueEvent> announce) {
        return new ExecutionServices(
                parts.executionStore(),
                parts.storeExecutor(),
                parts.sandboxes(),
                parts.settings().sandbox().limits(),
                parts.virtualThreads(),
                spawnResumed(
                        ExecutionSlots.create(
                                parts.settings().executions().interactiveSlots(),
                                parts.settings().executions().runSlots()),
                        "execution-slots"),
                spawnResumed(Topics.<ExecutionEvent>create(), "execution-topics"),
                announce,
                parts.clock());
    }

    private RunServices runServices(
            ExecutionServices executionServices,
            ActorRef<Executions.Command> executions,
            Consumer<CatalogueEvent> announce) {
        return new RunServices(
                parts.runStore(),
                parts.storeExecutor(),
                parts.planner(),
                parts.repository()::read,
                executionServices,
                executions,
                spawnResumed(Topics.<RunEvent>create(), "run-topics"),
                announce,
                parts.clock());
    }

    private <T> ActorRef<T> spawnResumed(Behavior<T> behavior, String name) {
        return context.spawn(
                Behaviors.supervise(behavior).onFailure(SupervisorStrategy.resume()), name);
    }
}
