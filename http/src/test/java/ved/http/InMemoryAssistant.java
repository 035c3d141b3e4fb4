package ved.http;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.api.AssistantService;
import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.Interaction;
import ved.engine.assistant.Interaction.Ending;
import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.InteractionStore.ConversationHead;
import ved.engine.assistant.InteractionStore.Cost;
import ved.engine.assistant.InteractionStore.CostKey;
import ved.engine.assistant.InteractionStore.Filter;
import ved.engine.assistant.InteractionStore.Link;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.Question;
import ved.engine.assistant.SentText;
import ved.engine.assistant.Spent;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.outbound.Outbound.Finding;
import ved.engine.assistant.provider.ModelDescription;
import ved.engine.assistant.words.FoundStopWord;
import ved.engine.assistant.words.StopWord;
import ved.engine.assistant.words.StopWord.Severity;
import ved.engine.live.Numbered;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An assistant that answers every prompt at once with itself, but for {@code wait}, which goes on
 * until it is stopped, and for the names of outcomes, which end like that.
 */
final class InMemoryAssistant implements AssistantService {
    private static final StopWord ORION = new StopWord("Orion", Severity.BLOCK);

    final Map<Long, Interaction> interactions = new TreeMap<>();
    final List<Link> links = new ArrayList<>();
    final List<Question> asked = new ArrayList<>();

    @Override
    public CompletionStage<Assistance> settings() {
        return done(
                new Assistance(
                        Optional.of("Set a key."),
                        "provider.example",
                        "some/model",
                        List.of(
                                new ModelDescription(
                                        "some/model",
                                        "Some Model",
                                        OptionalInt.of(128_000),
                                        Optional.of(new BigDecimal("0.5")),
                                        Optional.empty())),
                        Masking.NAMES,
                        List.of("interpreter", "describe"),
                        new Limits(8, 8_000, new BigDecimal("0.50"), BigDecimal.valueOf(5), 200)));
    }

    @Override
    public synchronized CompletionStage<Answer<Long>> ask(String user, Question question) {
        asked.add(question);
        Optional<Long> other =
                question.conversation().filter(id -> !user.equals(ownerOf(id).orElse("")));
        if (other.isPresent()) {
            return done(
                    Answer.refused(new Refusal.NotFound("conversation", other.get().toString())));
        }
        long id = interactions.size() + 1L;
        Interaction started =
                Interaction.beginning(
                                question.conversation().orElse(id),
                                user,
                                question,
                                question.masking().orElse(Masking.NAMES),
                                "some/model",
                                StoredScript.NOW)
                        .withId(id);
        interactions.put(id, question.prompt().equals("wait") ? started : ended(started));
        return done(Answer.done(id));
    }

    private static Interaction ended(Interaction started) {
        Optional<Outcome> outcome =
                List.of(Outcome.values()).stream()
                        .filter(known -> known.name().equalsIgnoreCase(started.prompt()))
                        .findFirst();
        return started.ended(
                outcome.isPresent()
                        ? Ending.without(
                                outcome.get(), "=It was to end like that.", StoredScript.NOW)
                        : new Ending(
                                Outcome.ANSWERED,
                                started.prompt(),
                                Optional.of("x = 1\n"),
                                new Spent(
                                        1,
                                        Optional.of("real/model"),
                                        OptionalInt.of(7),
                                        OptionalInt.empty(),
                                        Optional.of(new BigDecimal("0.0012")),
                                        BigDecimal.ZERO),
                                StoredScript.NOW.plusMillis(250),
                                Optional.of(StoredScript.NOW.plusMillis(100)),
                                Optional.empty()));
    }

    @Override
    public CompletionStage<Answer<Preview>> preview(String user, Question question) {
        return done(
                Answer.done(
                        new Preview(
                                List.of(new SentText("user", question.prompt(), "masked")),
                                List.of(new Finding(0, new FoundStopWord(ORION, 1, 6))),
                                Optional.of("A stop word."))));
    }

    @Override
    public CompletionStage<Answer<Interaction>> awaitEnded(long interaction) {
        return find(interaction);
    }

    @Override
    public synchronized CompletionStage<Answer<Interaction>> find(long interaction) {
        return done(existing(interaction));
    }

    @Override
    public synchronized CompletionStage<Answer<List<SentText>>> sent(long interaction) {
        return done(
                existing(interaction)
                        .map(found ->
                                List.of(new SentText("user", found.prompt(), "\0masked\u202e"))));
    }

    @Override
    public synchronized CompletionStage<Answer<Source<Numbered<InteractionEvent>, NotUsed>>> events(
            long interaction, long after) {
        return done(
                existing(interaction)
                        .map(found ->
                                Source.from(events(found))
                                        .filter(event -> event.sequence() > after)));
    }

    private static List<Numbered<InteractionEvent>> events(Interaction interaction) {
        List<Numbered<InteractionEvent>> events = new ArrayList<>();
        events.add(new Numbered<>(1, new InteractionEvent.Started(interaction)));
        events.add(new Numbered<>(2, new InteractionEvent.ToolUsed("packages", "{}")));
        events.add(new Numbered<>(3, new InteractionEvent.TextAdded(interaction.answer())));
        if (interaction.outcome().isFinal()) {
            events.add(
                    new Numbered<>(
                            InteractionEvent.Ended.SEQUENCE,
                            new InteractionEvent.Ended(interaction)));
        }
        return events;
    }

    @Override
    public synchronized CompletionStage<Answer<Interaction>> stop(String user, long interaction) {
        Answer<Interaction> stopped =
                existing(interaction)
                        .flatMap(found ->
                                found.outcome().isFinal()
                                        ? Answer.refused(
                                                new Refusal.AlreadyFinished(
                                                        "interaction", Long.toString(interaction)))
                                        : Answer.done(found));
        return done(stopped);
    }

    @Override
    public synchronized CompletionStage<List<ConversationHead>> conversations(
            String user, Optional<ScriptId> script) {
        return done(
                interactions.values().stream()
                        .filter(interaction -> interaction.user().equals(user))
                        .map(InMemoryAssistant::head)
                        .toList());
    }

    @Override
    public synchronized CompletionStage<Answer<Turns>> turns(String user, long conversation) {
        List<Interaction> turns =
                interactions.values().stream()
                        .filter(turn -> turn.conversation() == conversation)
                        .filter(turn -> turn.user().equals(user))
                        .toList();
        return done(
                turns.isEmpty()
                        ? Answer.refused(
                                new Refusal.NotFound("conversation", Long.toString(conversation)))
                        : Answer.done(new Turns(head(turns.getFirst()), turns)));
    }

    @Override
    public synchronized CompletionStage<List<Interaction>> log(
            Filter filter, int limit, Optional<Long> before) {
        return done(
                List.copyOf(interactions.values()).reversed().stream()
                        .filter(found -> found.id() < before.orElse(Long.MAX_VALUE))
                        .filter(found -> filter.user().map(found.user()::equals).orElse(true))
                        .limit(limit)
                        .toList());
    }

    @Override
    public CompletionStage<List<Cost>> costs(CostKey key, Filter filter) {
        return done(List.of(new Cost(key.name(), 3, 2, 1, new BigDecimal("0.5"), 1)));
    }

    @Override
    public synchronized CompletionStage<Void> link(
            String user, ScriptId script, VersionId version, List<Long> linked) {
        for (long id : linked) {
            Interaction found = interactions.get(id);
            if (found != null && found.user().equals(user)) {
                links.add(new Link(version, id, found.model(), found.cost()));
            }
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<List<Link>> links(ScriptId script) {
        return done(List.copyOf(links));
    }

    @Override
    public CompletionStage<List<FoundStopWord>> stopWordsIn(String text) {
        int start = text.indexOf("orion");
        return done(start < 0 ? List.of() : List.of(new FoundStopWord(ORION, start, start + 5)));
    }

    private Optional<String> ownerOf(long conversation) {
        return interactions.values().stream()
                .filter(interaction -> interaction.conversation() == conversation)
                .map(Interaction::user)
                .findFirst();
    }

    private Answer<Interaction> existing(long interaction) {
        Interaction found = interactions.get(interaction);
        return found == null
                ? Answer.refused(new Refusal.NotFound("interaction", Long.toString(interaction)))
                : Answer.done(found);
    }

    private static ConversationHead head(Interaction turn) {
        return new ConversationHead(
                turn.conversation(),
                turn.user(),
                turn.script(),
                turn.prompt(),
                turn.startedAt(),
                turn.startedAt());
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedStage(value);
    }
}
