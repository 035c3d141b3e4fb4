package ved.engine.service;

import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.api.AssistantService;
import ved.engine.assistant.Interaction;
import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.InteractionStore;
import ved.engine.assistant.InteractionStore.ConversationHead;
import ved.engine.assistant.InteractionStore.Cost;
import ved.engine.assistant.InteractionStore.CostKey;
import ved.engine.assistant.InteractionStore.Filter;
import ved.engine.assistant.InteractionStore.Link;
import ved.engine.assistant.Question;
import ved.engine.assistant.SentText;
import ved.engine.assistant.conversation.Assistant;
import ved.engine.assistant.conversation.AssistantServices;
import ved.engine.assistant.conversation.Preparation;
import ved.engine.assistant.outbound.Outbound;
import ved.engine.assistant.words.FoundStopWord;
import ved.engine.catalogue.ScriptStore;
import ved.engine.execution.ExecutionStore;
import ved.engine.live.Numbered;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks the actor of the assistant; reads what is over from the store. */
public final class ActorAssistantService implements AssistantService {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Questions wait for those before them, and their askers for the answer. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private static final int MOST_CONVERSATIONS = 100;

    private final ActorRef<Assistant.Command> assistant;
    private final AssistantServices services;
    private final InteractionStore store;
    private final Questions questions;
    private final ModelChoice models;
    private final Scheduler scheduler;

    public ActorAssistantService(
            ActorRef<Assistant.Command> assistant,
            AssistantServices services,
            ScriptStore scripts,
            ExecutionStore executions,
            Scheduler scheduler) {
        this.assistant = assistant;
        this.services = services;
        this.store = services.store();
        this.questions = new Questions(store, scripts, executions, services.clock());
        this.models = new ModelChoice(services.settings(), services.model());
        this.scheduler = scheduler;
    }

    @Override
    public CompletionStage<Assistance> settings() {
        return models.all()
                .thenApply(all ->
                        new Assistance(
                                models.whyNot(),
                                models.provider(),
                                models.usual(all).orElse(""),
                                all,
                                services.settings().masking(),
                                services.tools().stream()
                                        .map(tool -> tool.description().name())
                                        .toList(),
                                services.settings().limits()));
    }

    @Override
    public CompletionStage<Answer<Long>> ask(String user, Question question) {
        return models.of(question)
                .thenCompose(model -> then(model, chosen -> ask(user, question, chosen)));
    }

    private CompletionStage<Answer<Long>> ask(String user, Question question, String model) {
        return read(() -> questions.inConversation(user, question))
                .thenCompose(checked ->
                        then(
                                checked,
                                known ->
                                        AskPattern.ask(
                                                assistant,
                                                replyTo ->
                                                        new Assistant.Ask(
                                                                known.conversation().orElseThrow(),
                                                                user,
                                                                known,
                                                                model,
                                                                replyTo),
                                                LONGEST,
                                                scheduler)));
    }

    @Override
    public CompletionStage<Answer<Preview>> preview(String user, Question question) {
        return read(() ->
                questions
                        .checked(user, question)
                        .map(known -> preview(new Preparation(services).preview(known))));
    }

    private static Preview preview(Outbound outbound) {
        return switch (outbound) {
            case Outbound.Ready(var texts, _, var warnings) ->
                    new Preview(texts, warnings, Optional.empty());
            case Outbound.Blocked(var texts, _, var found, String reason) ->
                    new Preview(texts, found, Optional.of(reason));
            case Outbound.Refused(String reason) ->
                    new Preview(List.of(), List.of(), Optional.of(reason));
        };
    }

    @Override
    public CompletionStage<Answer<Interaction>> awaitEnded(long interaction) {
        return AskPattern.<Assistant.Command, Assistant.Ended>ask(
                        assistant,
                        replyTo -> new Assistant.AwaitEnd(interaction, replyTo),
                        LONGEST,
                        scheduler)
                .thenCompose(_ -> find(interaction));
    }

    @Override
    public CompletionStage<Answer<Interaction>> find(long interaction) {
        return read(() -> existing(interaction));
    }

    @Override
    public CompletionStage<Answer<List<SentText>>> sent(long interaction) {
        return read(() -> existing(interaction).map(_ -> store.texts(interaction)));
    }

    @Override
    public CompletionStage<Answer<Source<Numbered<InteractionEvent>, NotUsed>>> events(
            long interaction, long after) {
        Source<Numbered<InteractionEvent>, NotUsed> stored =
                Source.lazySource(() ->
                                Source.completionStage(
                                        read(() ->
                                                RecordedAnswer.of(
                                                        store.find(interaction).orElseThrow()))))
                        .mapMaterializedValue(_ -> NotUsed.getInstance())
                        .mapConcat(events -> events)
                        .filter(event -> event.sequence() > after);
        return find(interaction)
                .thenApply(answer ->
                        answer.map(
                                _ -> LiveEvents.of(services.topics(), interaction, after, stored)));
    }

    @Override
    public CompletionStage<Answer<Interaction>> stop(String user, long interaction) {
        return read(() -> existing(interaction).flatMap(found -> ofUser(found, user)))
                .thenCompose(found -> then(found, _ -> stop(interaction)));
    }

    private CompletionStage<Answer<Interaction>> stop(long interaction) {
        return AskPattern.<Assistant.Command, Boolean>ask(
                        assistant,
                        replyTo -> new Assistant.Stop(interaction, replyTo),
                        TIMEOUT,
                        scheduler)
                .thenCompose(reached ->
                        reached
                                ? find(interaction)
                                : CompletableFuture.completedStage(
                                        Answer.refused(
                                                new Refusal.AlreadyFinished(
                                                        "interaction",
                                                        Long.toString(interaction)))));
    }

    @Override
    public CompletionStage<List<ConversationHead>> conversations(
            String user, Optional<ScriptId> script) {
        return read(() -> store.conversations(user, script, MOST_CONVERSATIONS));
    }

    @Override
    public CompletionStage<Answer<Turns>> turns(String user, long conversation) {
        return read(() ->
                questions
                        .conversation(user, conversation)
                        .map(head -> new Turns(head, store.turns(conversation))));
    }

    @Override
    public CompletionStage<List<Interaction>> log(Filter filter, int limit, Optional<Long> before) {
        return read(() -> store.list(filter, limit, before));
    }

    @Override
    public CompletionStage<List<Cost>> costs(CostKey key, Filter filter) {
        return read(() -> store.costs(key, filter));
    }

    @Override
    public CompletionStage<Void> link(
            String user, ScriptId script, VersionId version, List<Long> interactions) {
        return CompletableFuture.runAsync(
                () -> store.link(version, script, user, interactions), services.blocking());
    }

    @Override
    public CompletionStage<List<Link>> links(ScriptId script) {
        return read(() -> store.links(script));
    }

    @Override
    public CompletionStage<List<FoundStopWord>> stopWordsIn(String text) {
        return read(() -> services.filter().stopWordsIn(text));
    }

    private Answer<Interaction> existing(long interaction) {
        return store.find(interaction).map(Answer::done).orElseGet(() -> notFound(interaction));
    }

    private static Answer<Interaction> ofUser(Interaction interaction, String user) {
        return interaction.user().equals(user)
                ? Answer.done(interaction)
                : notFound(interaction.id());
    }

    private static <T> Answer<T> notFound(long interaction) {
        return Answer.refused(new Refusal.NotFound("interaction", Long.toString(interaction)));
    }

    private static <A, B> CompletionStage<Answer<B>> then(
            Answer<A> answer, Function<A, CompletionStage<Answer<B>>> next) {
        return switch (answer) {
            case Answer.Done<A>(A value) -> next.apply(value);
            case Answer.Refused<A>(Refusal refusal) ->
                    CompletableFuture.completedStage(Answer.refused(refusal));
        };
    }

    private <T> CompletionStage<T> read(Supplier<T> query) {
        return CompletableFuture.supplyAsync(query, services.blocking());
    }
}
