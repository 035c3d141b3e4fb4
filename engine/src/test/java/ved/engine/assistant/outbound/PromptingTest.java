package ved.engine.assistant.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Interaction.Ending;
import ved.engine.assistant.Outcome;
import ved.engine.assistant.Question;
import ved.engine.assistant.Question.Lines;
import ved.engine.assistant.Spent;
import ved.engine.assistant.Task;
import ved.engine.assistant.TestingQuestions;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.Passage.Kind;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

final class PromptingTest {
    private static final String CODE = "a = 1\r\nb = 2\rc = 3\nd = 4";

    @ParameterizedTest
    @EnumSource(Task.class)
    void showsTheScriptAndTheWordsOfTheUser(Task task) {
        Draft last = last(TestingQuestions.of(task, "Do it", "x = 1\n"), Circumstances.NONE);

        assertTrue(last.original().contains("Do it\n\n"), last.original());
        assertTrue(last.original().contains("```python\nx = 1\n```\n"), last.original());
    }

    @Test
    void asksForTheSelectedLinesOnly() {
        Draft last =
                last(
                        TestingQuestions.selecting(Task.REWRITE, "Shorter", CODE, 2, 3),
                        Circumstances.NONE);

        assertEquals(List.of(Kind.PROSE, Kind.CODE, Kind.FRAGMENT), kinds(last));
        assertEquals("b = 2\rc = 3\n", last.read().getLast().passage().text());
        assertTrue(last.original().contains("in the place of the selected lines"));
    }

    @Test
    void countsLinesAsEditorsDo() {
        assertEquals("a = 1\r\n", SourceLines.of(CODE, new Lines(1, 1)));
        assertEquals("d = 4", SourceLines.of(CODE, new Lines(4, 4)));
        assertEquals(CODE, SourceLines.of(CODE, new Lines(1, 99)));
        assertEquals("", SourceLines.of(CODE, new Lines(5, 6)));
        assertEquals("", SourceLines.of("", new Lines(1, 1)));
    }

    @Test
    void bringsTheErrorAndTheHeadOfTheData() {
        Draft last =
                last(
                        TestingQuestions.failing("x\n", "NameError: x"),
                        failed("not this", "a,b\n1,2\n", "x\n"));

        assertEquals(List.of(Kind.CODE, Kind.TRACEBACK, Kind.DATA), kinds(last));
        assertTrue(last.original().contains("NameError: x"));
        assertTrue(last.original().contains("a,b\n1,2\n"));
        assertFalse(last.original().contains("not this"));
    }

    @Test
    void readsTheErrorFromTheExecutionWhereNoneIsGiven() {
        Draft last =
                last(
                        TestingQuestions.failing("x\n", " "),
                        failed("x\n".repeat(9_000), "", "y = 1\n"));

        assertEquals(List.of(Kind.CODE, Kind.TRACEBACK, Kind.DATA, Kind.CODE), kinds(last));
        assertTrue(last.read().get(1).passage().text().length() <= 8_000);
    }

    @Test
    void readsTheNamesOfWhatRanAndSendsNothingOfIt() {
        Draft last =
                last(
                        TestingQuestions.failing("pay(1)\n", "NameError: x"),
                        failed("", "", "settle(1)\n"));

        assertEquals("settle(1)\n", last.read().getLast().passage().text());
        assertFalse(last.original().contains("settle"), last.original());
    }

    @Test
    void readsTheNamesOfTheSavedVersionWhereThereIsNoCode() {
        Draft last =
                last(
                        TestingQuestions.in(1, "What does settle do?"),
                        new Circumstances(
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("settle(1)\n")));

        assertEquals(List.of(Kind.PROSE, Kind.CODE), kinds(last));
        assertFalse(last.original().contains("settle(1)"), last.original());
    }

    @Test
    void showsNoMoreThanTheLinesWhereTheseAreTheContext() {
        Draft last =
                last(
                        TestingQuestions.ofLines(Task.REWRITE, "Shorter", CODE, 2, 3),
                        Circumstances.NONE);

        assertEquals(List.of(Kind.PROSE, Kind.CODE, Kind.FRAGMENT), kinds(last));
        assertTrue(last.original().contains("b = 2\rc = 3\n"), last.original());
        assertFalse(last.original().contains("a = 1"), last.original());
        assertFalse(last.original().contains("d = 4"), last.original());
    }

    @Test
    void fencesWhatHoldsFences() {
        Draft last =
                last(
                        TestingQuestions.of(Task.ASK, "Why?", "'''\n```python\n````\n'''\n"),
                        Circumstances.NONE);

        assertTrue(last.original().contains("`````python\n'''\n"), last.original());
    }

    @Test
    void showsTheRecentTurnsInOrder() {
        List<Interaction> earlier = IntStream.range(0, 30).mapToObj(PromptingTest::turn).toList();

        List<Draft> drafts =
                Prompting.drafts(
                        TestingQuestions.in(1, "And now?"),
                        new Circumstances(
                                earlier,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));

        assertEquals(22, drafts.size());
        assertEquals("question 20", drafts.get(1).original());
        assertEquals("answer 29", drafts.get(20).original());
        assertEquals(
                List.of("system", "user", "assistant"),
                drafts.stream().limit(3).map(Draft::role).toList());
    }

    private static Circumstances failed(String output, String data, String ran) {
        return new Circumstances(
                List.of(),
                Optional.of(output),
                Optional.of(data),
                Optional.of(ran),
                Optional.empty());
    }

    private static Interaction turn(int number) {
        return Interaction.beginning(
                        1,
                        "ed1",
                        TestingQuestions.in(1, "question " + number),
                        Masking.NAMES,
                        "m",
                        Instant.EPOCH)
                .ended(
                        new Ending(
                                Outcome.ANSWERED,
                                "answer " + number,
                                Optional.empty(),
                                Spent.NOTHING,
                                Instant.EPOCH,
                                Optional.empty(),
                                Optional.empty()));
    }

    private static Draft last(Question question, Circumstances circumstances) {
        return Prompting.drafts(question, circumstances).getLast();
    }

    private static List<Kind> kinds(Draft draft) {
        return draft.read().stream().map(read -> read.passage().kind()).toList();
    }
}
