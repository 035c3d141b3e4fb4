package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Interaction.Ending;
import ved.engine.assistant.InteractionStore.Cost;
import ved.engine.assistant.InteractionStore.CostKey;
import ved.engine.assistant.InteractionStore.Filter;
import ved.engine.assistant.InteractionStore.Link;
import ved.engine.assistant.InteractionStore.Usage;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.SentText;
import ved.engine.assistant.Spent;
import ved.engine.assistant.TestingQuestions;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.catalogue.TestingRecordings;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

final class SqliteInteractionStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T16:37:25.123456Z");
    private static final Filter ALL =
            new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final SentText QUESTION = new SentText("user", "load()", "func_1()");
    private static final SentText ANSWER = new SentText("assistant", "load?", "func_1?");

    @TempDir Path directory;
    private Database database;
    private SqliteInteractionStore store;
    private ScriptVersion version;

    @BeforeEach
    void open() {
        database = Database.open(directory);
        store = new SqliteInteractionStore(database);
        version = TestingRecordings.first(new SqliteScriptStore(database), "ed1");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void followsAnInteractionToItsEnd() {
        long conversation = store.begin("ed1", Optional.of(version.script()), "Load it", NOW);
        Interaction started = started(conversation, "ed1", Optional.of(version.script()), NOW);
        NameMap names = new NameMap(Map.of("load", "func_1"));

        long id = store.record(started, List.of(QUESTION), names);
        boolean under = store.find(id).equals(Optional.of(started.withId(id)));
        SentText tool = new SentText("tool", "it is load", "it is func_1");
        NameMap more = names.with(Map.of("file", "arg_1"));
        store.recordStep(id, List.of(ANSWER, tool), more);
        Interaction ended = started.withId(id).ended(answered("0.00123"));
        Interaction recorded = store.recordEnd(ended, List.of(ANSWER));

        assertTrue(under);
        assertEquals(ended, recorded);
        assertEquals(List.of(ended), store.turns(conversation));
        assertEquals(List.of(QUESTION, ANSWER, tool, ANSWER), store.texts(id));
        assertEquals(more, store.names(conversation));
        assertEquals(
                Map.of("func_1", "load", "arg_1", "file"), store.names(conversation).originals());
    }

    @Test
    void ignoresASecondEnd() {
        Interaction started = record("ed1", NOW);
        Interaction first = started.ended(answered("1"));
        store.recordEnd(first, List.of());

        Interaction second =
                store.recordEnd(
                        started.ended(Ending.without(Outcome.FAILED, "No.", NOW)), List.of(ANSWER));

        assertEquals(first, second);
        assertEquals(List.of(QUESTION), store.texts(started.id()));
    }

    @Test
    void losesWhatHasNoEndWhenItStartsAgain() {
        Interaction open = record("ed1", NOW);
        Interaction answered = record("ed1", NOW);
        store.recordEnd(answered.ended(answered("1")), List.of());

        int lost = store.closeUnfinished("The server ended.");

        assertEquals(1, lost);
        Interaction found = store.find(open.id()).orElseThrow();
        assertEquals(Outcome.LOST, found.outcome());
        assertEquals(Optional.of("The server ended."), found.reason());
        assertEquals(Outcome.ANSWERED, store.find(answered.id()).orElseThrow().outcome());
    }

    @Test
    void keepsAnUnknownCostUnknown() {
        record("ed1", NOW, answered("0.1"));
        record("ed1", NOW, answered("0.2"));
        record("ed2", NOW.plusSeconds(40 * 86_400), answered(Optional.empty()));
        recordAtOnce("ed2", Outcome.BLOCKED);

        List<Cost> users = store.costs(CostKey.USER, ALL);
        List<Cost> months = store.costs(CostKey.MONTH, ALL);

        assertEquals(
                List.of(
                        new Cost("ed1", 2, 200, 20, new BigDecimal("0.3"), 0),
                        new Cost("ed2", 1, 100, 10, BigDecimal.ZERO, 1)),
                users);
        assertEquals(List.of("2026-11", "2026-12"), months.stream().map(Cost::key).toList());
        assertEquals(
                List.of(""), store.costs(CostKey.SCRIPT, ALL).stream().map(Cost::key).toList());
    }

    @Test
    void countsWhatAUserSpentSinceATime() {
        record("ed1", NOW.minusSeconds(1), answered("5"));
        record("ed1", NOW, answered("0.25"));
        recordAtOnce("ed1", Outcome.REFUSED);
        record("ed2", NOW, answered("7"));
        record("ed1", NOW);

        assertEquals(new Usage(2, 1, new BigDecimal("0.25")), store.usage("ed1", NOW));
        assertEquals(new Usage(0, 0, BigDecimal.ZERO), store.usage("nobody", NOW));
    }

    @Test
    void countsWhatWasSentBeforeATurnWasBlocked() {
        record("ed1", NOW, ended(Outcome.BLOCKED, Optional.of(new BigDecimal("0.25"))));
        record("ed1", NOW, ended(Outcome.LIMITED, Optional.empty()));
        recordAtOnce("ed1", Outcome.BLOCKED);
        recordAtOnce("ed1", Outcome.LIMITED);

        assertEquals(new Usage(2, 0, new BigDecimal("0.25")), store.usage("ed1", NOW));
        assertEquals(1, store.costs(CostKey.USER, ALL).getFirst().unknown());
    }

    @Test
    void addsNothingToWhatHasEnded() {
        Interaction stopped = record("ed1", NOW, ended(Outcome.STOPPED, Optional.empty()));

        store.recordStep(stopped.id(), List.of(ANSWER), new NameMap(Map.of("load", "func_1")));

        assertEquals(List.of(QUESTION), store.texts(stopped.id()));
        assertEquals(NameMap.EMPTY, store.names(stopped.conversation()));
    }

    @Test
    void keepsWhatWasSaidOutOfTheMessagesOfFaults() {
        Interaction nowhere = started(4_711, "ed1", Optional.empty(), NOW);

        RuntimeException fault =
                assertThrows(
                        RuntimeException.class,
                        () -> store.record(nowhere, List.of(QUESTION), NameMap.EMPTY));

        assertFalse(fault.toString().contains(nowhere.prompt()), fault.toString());
    }

    @Test
    void linksAVersionToInteractionsOfTheSameUserAndScriptOnly() {
        ScriptId script = version.script();
        long own = store.begin("ed1", Optional.of(script), "Own", NOW);
        long ofScript =
                store.record(
                        started(own, "ed1", Optional.of(script), NOW), List.of(), NameMap.EMPTY);
        store.recordEnd(
                store.find(ofScript).orElseThrow().ended(answered(Optional.empty())), List.of());
        long beforeIt = record("ed1", NOW, answered("0.5")).id();
        long ofAnother = record("ed2", NOW, answered("0.5")).id();

        store.link(version.id(), script, "ed1", List.of(ofScript, beforeIt, ofAnother, 4_711L));
        store.link(version.id(), script, "ed1", List.of(beforeIt));
        store.link(version.id(), new ScriptId(99), "ed1", List.of(beforeIt));
        store.link(new VersionId(4_711), script, "ed1", List.of(beforeIt));
        store.link(version.id(), script, "ed1", List.of());

        assertEquals(
                List.of(
                        new Link(version.id(), ofScript, "some/model-2", Optional.empty()),
                        new Link(
                                version.id(),
                                beforeIt,
                                "some/model-2",
                                Optional.of(new BigDecimal("0.5")))),
                store.links(script));
        assertEquals(List.of(version.id()), store.find(beforeIt).orElseThrow().savedIn());
        assertEquals(List.of(), store.find(ofAnother).orElseThrow().savedIn());
    }

    @Test
    void linksNothingThatBroughtNoCode() {
        long open = record("ed1", NOW).id();
        long failed = record("ed1", NOW, ended(Outcome.FAILED, Optional.empty())).id();
        long stopped = record("ed1", NOW, ended(Outcome.STOPPED, Optional.empty())).id();
        long prose =
                store.recordEnd(
                                record("ed1", NOW)
                                        .ended(Ending.without(Outcome.ANSWERED, "Ok.", NOW)),
                                List.of())
                        .id();

        store.link(version.id(), version.script(), "ed1", List.of(open, failed, stopped, prose));

        assertEquals(List.of(), store.links(version.script()));
    }

    @Test
    void countsNothingThatWasNotSentAfterAll() {
        store.recordEnd(
                record("ed1", NOW).ended(Ending.without(Outcome.FAILED, "No.", NOW)).unsent(),
                List.of());
        recordAtOnce("ed1", Outcome.LIMITED);

        assertEquals(new Usage(0, 0, BigDecimal.ZERO), store.usage("ed1", NOW));
        assertEquals(List.of(), store.costs(CostKey.USER, ALL));
    }

    @Test
    void filtersTheLog() {
        ScriptId script = version.script();
        long conversation = store.begin("ed1", Optional.of(script), "Own", NOW);
        long one =
                store.record(
                        started(conversation, "ed1", Optional.of(script), NOW),
                        List.of(),
                        NameMap.EMPTY);
        long two = record("ed2", NOW, answered("1")).id();
        store.link(version.id(), script, "ed2", List.of(two));

        assertEquals(List.of(two, one), ids(ALL, Optional.empty()));
        assertEquals(List.of(one), ids(ALL, Optional.of(two)));
        assertEquals(List.of(one), ids(filter("script"), Optional.empty()));
        assertEquals(List.of(two), ids(filter("version"), Optional.empty()));
        assertEquals(List.of(two), ids(filter("user"), Optional.empty()));
        assertEquals(List.of(two), ids(filter("model"), Optional.empty()));
    }

    @Test
    void showsTheConversationsOfAUserTheLastUsedFirst() {
        long old = store.begin("ed1", Optional.of(version.script()), "Old", NOW);
        long recent = store.begin("ed1", Optional.empty(), "New", NOW.plusSeconds(1));
        store.begin("ed1", Optional.empty(), "Without a turn", NOW.plusSeconds(3));
        record("ed2", NOW);
        store.record(
                started(recent, "ed1", Optional.empty(), NOW.plusSeconds(1)),
                List.of(),
                NameMap.EMPTY);
        store.record(
                started(old, "ed1", Optional.empty(), NOW.plusSeconds(2)),
                List.of(),
                NameMap.EMPTY);

        assertEquals(
                List.of(old, recent),
                store.conversations("ed1", Optional.empty(), 10).stream()
                        .map(c -> c.id())
                        .toList());
        assertEquals(
                List.of(old),
                store.conversations("ed1", Optional.of(version.script()), 10).stream()
                        .map(c -> c.id())
                        .toList());
        assertEquals(NOW.plusSeconds(2), store.conversation(old).orElseThrow().lastAt());
        assertEquals(Optional.empty(), store.conversation(4_711));
    }

    private Filter filter(String by) {
        return new Filter(
                Optional.of(version.script()).filter(_ -> by.equals("script")),
                Optional.of(version.id()).filter(_ -> by.equals("version")),
                Optional.of("ed2").filter(_ -> by.equals("user")),
                Optional.of("some/model-2").filter(_ -> by.equals("model")));
    }

    private List<Long> ids(Filter filter, Optional<Long> before) {
        return store.list(filter, 10, before).stream().map(Interaction::id).toList();
    }

    private Interaction record(String user, Instant at, Ending ending) {
        return store.recordEnd(record(user, at).ended(ending), List.of());
    }

    private Interaction record(String user, Instant at) {
        long conversation = store.begin(user, Optional.empty(), "Title", at);
        Interaction started = started(conversation, user, Optional.empty(), at);
        return started.withId(store.record(started, List.of(QUESTION), NameMap.EMPTY));
    }

    /** One of which nothing was sent. */
    private void recordAtOnce(String user, Outcome outcome) {
        long conversation = store.begin(user, Optional.empty(), "Title", NOW);
        Interaction started = started(conversation, user, Optional.empty(), NOW);
        store.record(
                started.ended(Ending.without(outcome, "No.", NOW)),
                List.of(QUESTION),
                NameMap.EMPTY);
    }

    private static Interaction started(
            long conversation, String user, Optional<ScriptId> script, Instant at) {
        return Interaction.beginning(
                conversation,
                user,
                TestingQuestions.about(script, "Why?", "x = 1\n"),
                Masking.NAMES_AND_STRINGS,
                "some/model",
                at);
    }

    private static Ending answered(String cost) {
        return answered(Optional.of(new BigDecimal(cost)));
    }

    private static Ending answered(Optional<BigDecimal> cost) {
        return ended(Outcome.ANSWERED, cost);
    }

    private static Ending ended(Outcome outcome, Optional<BigDecimal> cost) {
        return new Ending(
                outcome,
                "Because.",
                Optional.of("x = 2\n"),
                new Spent(
                        1,
                        Optional.of("some/model-2"),
                        OptionalInt.of(100),
                        OptionalInt.of(10),
                        cost,
                        cost.orElse(BigDecimal.ZERO)),
                NOW.plusSeconds(100 * 86_400),
                Optional.of(NOW.plusSeconds(50 * 86_400)),
                Optional.empty());
    }
}
