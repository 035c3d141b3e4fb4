package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ved.engine.assistant.Question;
import ved.engine.assistant.Task;
import ved.engine.assistant.TestingQuestions;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.outbound.Circumstances;
import ved.engine.assistant.outbound.Outbound;
import ved.engine.assistant.outbound.OutboundFilter;
import ved.engine.assistant.outbound.Prompting;
import ved.engine.assistant.words.StopWords;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Names of what is not sent, in what is, with the real pseudonymiser. */
@Timeout(120)
final class BackgroundNamesTest {
    private static final String RAN = "def settle(zebraline):\n    raise ValueError(zebraline)\n";
    private static final String TRACEBACK =
            """
            Traceback (most recent call last):
              File "script.py", line 2, in settle
                raise ValueError(zebraline)
            ValueError: 1
            """;

    private static ProcessPseudonymizer pseudonymizer;
    private static OutboundFilter filter;

    @BeforeAll
    static void open() {
        assumeTrue(CPythonDistribution.runsHere());
        pseudonymizer =
                new ProcessPseudonymizer(
                        new AnalyzerSettings(
                                Path.of("target", "runtime"), Duration.ofSeconds(20), 512L << 20),
                        Optional.empty());
        filter = new OutboundFilter(pseudonymizer, new StopWords(List.of()), List.of());
    }

    @AfterAll
    static void close() {
        if (pseudonymizer != null) {
            pseudonymizer.close();
        }
    }

    @Test
    void masksATracebackOfCodeThatWasEditedSince() {
        Outbound.Ready ready =
                ready(TestingQuestions.failing("pay(1)\n", TRACEBACK), ran(RAN), NameMap.EMPTY);

        String sent = sent(ready);
        assertFalse(sent.contains("settle"), sent);
        assertFalse(sent.contains("zebraline"), sent);
        assertTrue(sent.contains("ValueError: 1"), sent);
    }

    @Test
    void masksThemInLaterTurnsToo() {
        NameMap known =
                ready(TestingQuestions.failing("pay(1)\n", TRACEBACK), ran(RAN), NameMap.EMPTY)
                        .names();

        String sent =
                sent(
                        ready(
                                TestingQuestions.in(1, "Why does settle need a zebraline?"),
                                Circumstances.NONE,
                                known));

        assertFalse(sent.contains("settle"), sent);
        assertFalse(sent.contains("zebraline"), sent);
    }

    @Test
    void masksWhatRanThoughItCannotBeParsed() {
        String traceback =
                """
                  File "script.py", line 1
                    def settle(zebraline:
                              ^
                SyntaxError: '(' was never closed
                """;

        String sent =
                sent(
                        ready(
                                TestingQuestions.failing("pay(1)\n", traceback),
                                ran("def settle(zebraline:\n    okapi = 1\n"),
                                NameMap.EMPTY));

        assertFalse(sent.contains("settle"), sent);
        assertFalse(sent.contains("zebraline"), sent);
        assertTrue(sent.contains("SyntaxError: '(' was never closed"), sent);
    }

    @Test
    void masksNamesOfTheSavedVersionThatAreGoneFromTheText() {
        Question question = TestingQuestions.failing("x = 1\n", "why does okapi fail?");
        var saved =
                new Circumstances(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("okapi = 1\n"));

        String sent = sent(ready(question, saved, NameMap.EMPTY));

        assertFalse(sent.contains("okapi"), sent);
    }

    @Test
    void masksWhatTheRestOfABrokenClassDefinesWhereverItIsNamed() {
        String code =
                """
                import json
                class A:
                    def broken(self:
                        self.zebraother = json.loads("1")
                    def zebramethod(self): pass
                    def use(self):
                        # zebraother counts in zebramethod
                        return self.zebraother + len(self.zebramethod())
                """;

        String sent = sent(ready(lines(code, 7, 8), Circumstances.NONE, NameMap.EMPTY));

        assertFalse(sent.contains("zebra"), sent);
        assertTrue(sent.contains("len(self."), sent);
    }

    @Test
    void masksNamesOfTheRestOfTheScriptInTheSelectedLines() {
        String code = "class Zebra:\n    stripe = 1\n\n\ndef settle():\n    return Zebra.stripe\n";

        String sent = sent(ready(lines(code, 5, 6), Circumstances.NONE, NameMap.EMPTY));

        assertFalse(sent.contains("Zebra"), sent);
        assertFalse(sent.contains("stripe"), sent);
        assertFalse(sent.contains("settle"), sent);
        assertFalse(sent.contains("class"), sent);
    }

    @Test
    void masksTheSelectedLinesOfAScriptThatDoesNotParse() {
        String code =
                """
                def settle(zebraline:
                    return 1

                class Zebra:
                    stripe = 1


                def pay(amount):
                    return settle(amount, len(Zebra().stripe), keep(amount))
                """;

        String sent = sent(ready(lines(code, 8, 9), Circumstances.NONE, NameMap.EMPTY));

        for (String name : List.of("settle", "Zebra", "stripe", "pay", "amount", "keep")) {
            assertFalse(sent.contains(name), () -> name + " in " + sent);
        }
        assertTrue(sent.contains("len("), sent);
    }

    @Test
    void masksAttributesThatOnlyWhatDoesNotParseAssigns() {
        String code =
                """
                class Zebra(:
                    def __init__(self): self.stripe = 1

                def pay(zebra):
                    return zebra.stripe.bit_length()
                """;

        String sent = sent(ready(lines(code, 4, 5), Circumstances.NONE, NameMap.EMPTY));

        assertFalse(sent.contains("stripe"), sent);
        assertTrue(sent.contains(".bit_length()"), sent);
    }

    @Test
    void masksTheSelectedLinesWhereNothingElseParses() {
        String broken = "def settle(:\n".repeat(20);

        String sent =
                sent(
                        ready(
                                lines(broken + "settle(1)\n", 21, 21),
                                Circumstances.NONE,
                                NameMap.EMPTY));

        assertFalse(sent.contains("settle"), sent);
    }

    @Test
    void refusesSelectedLinesThatDoNotParse() {
        var refused =
                assertInstanceOf(
                        Outbound.Refused.class,
                        pass(lines("a = 1\nb = = 2\n", 2, 2), Circumstances.NONE, NameMap.EMPTY));

        assertTrue(refused.reason().contains("In the selected lines"), refused.reason());
    }

    private static Question lines(String code, int first, int last) {
        return TestingQuestions.ofLines(Task.FIX, "Mend it", code, first, last);
    }

    private static Circumstances ran(String source) {
        return new Circumstances(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(source),
                Optional.empty());
    }

    private static Outbound pass(Question question, Circumstances known, NameMap names) {
        return filter.pass(Prompting.drafts(question, known), names, Masking.NAMES);
    }

    private static Outbound.Ready ready(
            Question question, Circumstances circumstances, NameMap names) {
        return assertInstanceOf(Outbound.Ready.class, pass(question, circumstances, names));
    }

    /** The question without what stands around it. */
    private static String sent(Outbound.Ready ready) {
        assertEquals("user", ready.texts().getLast().role());
        return ready.texts().getLast().sent();
    }
}
