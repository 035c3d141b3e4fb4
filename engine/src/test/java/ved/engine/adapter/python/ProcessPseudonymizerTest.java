package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.Passage;
import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.names.Pseudonymized;
import ved.engine.assistant.names.Pseudonymized.Done;
import ved.engine.assistant.names.Pseudonymized.Refused;
import ved.engine.assistant.names.Pseudonymized.Unavailable;
import ved.engine.assistant.names.Pseudonymizer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Timeout(120)
final class ProcessPseudonymizerTest {
    private static final Path RUNTIME = Path.of("target", "runtime");

    private static ProcessPseudonymizer pseudonymizer;

    @BeforeAll
    static void open() {
        pseudonymizer =
                new ProcessPseudonymizer(
                        new AnalyzerSettings(RUNTIME, Duration.ofSeconds(20), 512L << 20),
                        Optional.empty());
    }

    @AfterAll
    static void close() {
        pseudonymizer.close();
    }

    @Test
    void namesOfOneScriptGoOutAsOthers() {
        Done done =
                done(
                        Masking.NAMES,
                        List.of(),
                        new Passage(Kind.CODE, "def margin(rate):\n    return rate * 2\n"),
                        new Passage(Kind.PROSE, "why does margin(rate) fail? margins, rate_2"));

        assertEquals("def func_1(arg_1):\n    return arg_1 * 2\n", done.texts().get(0));
        assertEquals("why does func_1(arg_1) fail? margins, rate_2", done.texts().get(1));
    }

    @Test
    void offMeansNothingIsMasked() {
        var passage = new Passage(Kind.CODE, "def broken(:");

        Done done =
                assertInstanceOf(
                        Done.class,
                        pseudonymizer.pseudonymize(
                                List.of(passage), NameMap.EMPTY, Masking.OFF, List.of()));

        assertEquals(List.of("def broken(:"), done.texts());
    }

    @Test
    void survivesHostileSource() {
        for (String source :
                List.of(
                        "a;".repeat(Pseudonymizer.MAX_BYTES / 2),
                        "a;".repeat(1 << 19),
                        "(".repeat(100_000),
                        "f(".repeat(5_000) + ")".repeat(5_000),
                        "x = " + "-".repeat(200_000) + "1",
                        "a" + ".a".repeat(100_000),
                        "x = 9**9**9**9**9**9",
                        "x = " + "9".repeat(200_000),
                        "x = 1\0",
                        "x = '\ud800'",
                        "f'" + "{f'".repeat(200) + "}'".repeat(200))) {
            Pseudonymized answer = masked(Masking.NAMES, new Passage(Kind.CODE, source));

            assertTrue(!(answer instanceof Unavailable), answer::toString);
            done(Masking.NAMES, List.of(), new Passage(Kind.CODE, "still = 'there'"));
        }
    }

    @Test
    void saysWhereAndWhyItRefuses() {
        Refused refused =
                assertInstanceOf(
                        Refused.class,
                        masked(
                                Masking.NAMES,
                                new Passage(Kind.PROSE, "x"),
                                new Passage(Kind.CODE, "a = 1\nb = = 2\n")));

        assertEquals(1, refused.passage());
        assertEquals(2, refused.line());
        assertEquals(5, refused.column());
        assertTrue(refused.why().contains("invalid syntax"), refused::why);
    }

    @Test
    void isUnavailableOnceClosed() {
        var closed = new ProcessPseudonymizer(new AnalyzerSettings(RUNTIME), Optional.empty());
        closed.close();

        assertInstanceOf(
                Unavailable.class,
                closed.pseudonymize(
                        List.of(new Passage(Kind.PROSE, "x")),
                        NameMap.EMPTY,
                        Masking.NAMES,
                        List.of()));
    }

    private static Done done(Masking masking, List<String> terms, Passage... passages) {
        Pseudonymized answer =
                pseudonymizer.pseudonymize(List.of(passages), NameMap.EMPTY, masking, terms);
        return assertInstanceOf(Done.class, answer, answer::toString);
    }

    private static Pseudonymized masked(Masking masking, Passage... passages) {
        return pseudonymizer.pseudonymize(List.of(passages), NameMap.EMPTY, masking, List.of());
    }
}
