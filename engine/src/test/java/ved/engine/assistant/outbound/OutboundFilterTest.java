package ved.engine.assistant.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ved.engine.assistant.SentText;
import ved.engine.assistant.Task;
import ved.engine.assistant.TestingPseudonymizer;
import ved.engine.assistant.TestingQuestions;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.names.StreamRestorer;
import ved.engine.assistant.tools.Found;
import ved.engine.assistant.words.StopWord;
import ved.engine.assistant.words.StopWord.Severity;
import ved.engine.assistant.words.StopWords;

import java.util.List;
import java.util.Map;
import java.util.Set;

final class OutboundFilterTest {
    private static final StopWord ORION = new StopWord("orion", Severity.BLOCK);
    private static final StopWord LYRA = new StopWord("lyra", Severity.WARN);

    private final OutboundFilter filter =
            new OutboundFilter(
                    new TestingPseudonymizer(), new StopWords(List.of(ORION, LYRA)), List.of());

    @Test
    void masksAllPartsTogetherAndLeavesOurOwnWordsAlone() {
        Draft one =
                Draft.of("system").fixed("own_words stay. ").open(Kind.CODE, "own_a", "x").build();
        Draft two = Draft.of("user").open(Kind.PROSE, "own_b and own_a", "y").build();

        Outbound outbound = pass(List.of(one, two));

        NameMap names = new NameMap(Map.of("own_a", "var_1", "own_b", "var_2"));
        assertEquals(
                new Outbound.Ready(
                        List.of(
                                new SentText(
                                        "system", "own_words stay. own_a", "own_words stay. var_1"),
                                new SentText("user", "own_b and own_a", "var_2 and var_1")),
                        names,
                        List.of()),
                outbound);
    }

    @Test
    void keepsTheNamesThatAreKnown() {
        NameMap known = new NameMap(Map.of("own_x", "func_7"));

        var ready =
                assertInstanceOf(
                        Outbound.Ready.class,
                        filter.pass(List.of(user("own_x")), known, Masking.NAMES));

        assertEquals("func_7", ready.texts().getFirst().sent());
    }

    @Test
    void leavesOutWhatAToolFoundAndCannotBeMasked() {
        Draft found =
                Draft.ofTool(
                        List.of(
                                new Found.Said("One: "),
                                new Found.Text(Kind.CODE, TestingPseudonymizer.UNPARSEABLE),
                                new Found.Said(" Two: "),
                                new Found.Text(Kind.CODE, "own_a")));

        var ready = assertInstanceOf(Outbound.Ready.class, pass(List.of(found)));

        SentText text = ready.texts().getFirst();
        assertEquals(
                "One: (This is left out: its names cannot be masked with certainty.) Two: var_1",
                text.sent());
        assertEquals("tool", text.role());
        assertFalse(text.original().contains(TestingPseudonymizer.UNPARSEABLE));
    }

    @Test
    void sendsNothingOfAToolWhenNothingCanBeMasked() {
        Draft found = Draft.ofTool(Found.of(Kind.CODE, TestingPseudonymizer.AWAY));

        assertInstanceOf(Outbound.Refused.class, pass(List.of(found)));
    }

    @Test
    void blocksAStopWordInTheFinalText() {
        Draft draft = Draft.of("user").fixed("or").open(Kind.PROSE, "ion", "x").build();

        var blocked = assertInstanceOf(Outbound.Blocked.class, pass(List.of(user("a"), draft)));

        assertEquals(1, blocked.found().getFirst().text());
        assertEquals(0, blocked.found().getFirst().word().start());
        assertTrue(blocked.reason().contains("“orion”"), blocked.reason());
    }

    @Test
    void saysThatAStopWordInAnEarlierMessageStays() {
        Draft earlier =
                Draft.of("assistant").open(Kind.PROSE, "Orion it is.", Prompting.EARLIER).build();

        var blocked = assertInstanceOf(Outbound.Blocked.class, pass(List.of(earlier, user("a"))));

        assertTrue(blocked.reason().contains("begin a new conversation"), blocked.reason());
    }

    @Test
    void sendsWhatAStopWordWasMaskedIn() {
        assertInstanceOf(Outbound.Ready.class, pass(List.of(user("own_orion = 1"))));
    }

    @Test
    void tellsOfAStopWordThatOnlyWarns() {
        var ready = assertInstanceOf(Outbound.Ready.class, pass(List.of(user("the Lyra data"))));

        assertEquals(LYRA, ready.warnings().getFirst().word().word());
    }

    @Test
    void refusesWhatCannotBeMappedAndSaysWhere() {
        var refused =
                assertInstanceOf(
                        Outbound.Refused.class,
                        pass(
                                Prompting.drafts(
                                        TestingQuestions.of(Task.FIX, "Mend it", "def def"),
                                        Circumstances.NONE)));

        assertEquals(
                "Nothing was sent. In the script, line 3, column 5: it does not parse.",
                refused.reason());
    }

    @Test
    void masksNamesOfTheBackgroundWithoutSendingIt() {
        Draft draft =
                Draft.of("user")
                        .background("own_a = 1", "the version that ran")
                        .open(Kind.TRACEBACK, "in own_a", "the error")
                        .build();

        var ready = assertInstanceOf(Outbound.Ready.class, pass(List.of(draft)));

        assertEquals(List.of(new SentText("user", "in own_a", "in var_1")), ready.texts());
    }

    @Test
    void readsWhatCanBeReadOfABackgroundAndTakesTheNamesOfTheRest() {
        Draft draft =
                Draft.of("user")
                        .background("own_a = 1\nb = 2\ndef def\n  own_c = 2\nd = 3\n", "the script")
                        .open(Kind.FRAGMENT, "own_a", "the selected lines")
                        .build();

        var ready = assertInstanceOf(Outbound.Ready.class, pass(List.of(draft)));

        assertEquals(List.of(new SentText("user", "own_a", "var_1")), ready.texts());
        assertEquals(Set.of("own_a", "own_c"), ready.names().pseudonyms().keySet());
    }

    @Test
    void refusesWhenNamesCannotBeMaskedNow() {
        assertInstanceOf(Outbound.Refused.class, pass(List.of(user(TestingPseudonymizer.AWAY))));
    }

    @Test
    void restoresWhatItSends() {
        var ready = assertInstanceOf(Outbound.Ready.class, pass(List.of(user("own_a(own_b)"))));

        SentText text = ready.texts().getFirst();
        assertFalse(text.sent().contains("own_"));
        assertEquals(text.original(), StreamRestorer.restore(text.sent(), ready.names()));
    }

    private Outbound pass(List<Draft> drafts) {
        return filter.pass(drafts, NameMap.EMPTY, Masking.NAMES);
    }

    private static Draft user(String text) {
        return Draft.of("user").open(Kind.PROSE, text, "your message").build();
    }
}
