package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.source.SourceAnalysis;
import ved.engine.source.SourceAnalysis.Parsed;
import ved.engine.source.SourceAnalysis.SyntaxError;
import ved.engine.source.SourceAnalysis.TooComplex;
import ved.engine.source.SourceAnalysis.Unavailable;
import ved.engine.source.SourceAnalyzer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@Timeout(60)
final class ProcessSourceAnalyzerTest {
    private static final Path RUNTIME = Path.of("target", "runtime");

    private static ProcessSourceAnalyzer analyzer;

    @BeforeAll
    static void open() {
        analyzer =
                new ProcessSourceAnalyzer(
                        new AnalyzerSettings(RUNTIME, Duration.ofSeconds(2), 256L << 20));
    }

    @AfterAll
    static void close() {
        analyzer.close();
    }

    @Test
    void givesTheCleanedDocstring() {
        Parsed parsed =
                parsed("#!/usr/bin/python\n'''\n    Counts.\n\n      More.\n    '''\nprint(1)\n");

        assertEquals("Counts.\n\n  More.", parsed.docstring());
        assertEquals("Counts.", parsed.descriptiveName());
        assertEquals(SourceAnalysis.UNTITLED, parsed("x = 1").descriptiveName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f(a):\n    return a + 1 # one more\n",
                "\ufeffdef f(a):\r\n    return a + 1\r\n",
                "def f(a): return (a + 1)",
                "'''About it.'''\n\ndef f(a):\n    '''Adds.'''\n    return a + 0x1\n",
                "def f(a):\r    return a + 1\r",
                "\f\ndef f(\n    a,\n):\n    return a + 1",
            })
    void fingerprintsWhatIsExecuted(String source) {
        assertEquals(
                parsed("def f(a):\n    return a + 1").fingerprint(), parsed(source).fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f(a):\n    return a + 2",
                "def f(a):\n    return a + 1.0",
                "def f(a):\n    return a + True",
                "def f(b):\n    return b + 1",
                "def f(a):\n    'x'.strip()\n    return a + 1",
                "async def f(a):\n    return a + 1",
                "",
            })
    void fingerprintsDifferWhereExecutionDoes(String source) {
        assertNotEquals(
                parsed("def f(a):\n    return a + 1").fingerprint(), parsed(source).fingerprint());
    }

    @Test
    void aFunctionWithOnlyADocstringDoesNothing() {
        assertEquals(
                parsed("class A:\n  def f(): pass").fingerprint(),
                parsed("class A:\n  '''x'''\n  def f(): '''y'''").fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try: pass\nexcept A, B: pass",
                "print(t'{x}')",
                "type X[T] = list[T]",
                "match x:\n  case {'a': 1, **rest}: pass",
                "x = 0x" + "f0f0f0f0f0f0f0f0f0f0",
                "# coding: latin-1\nx = 'é'",
                "print('\\d')",
            })
    void knowsTheNewestGrammar(String source) {
        parsed(source);
    }

    @ParameterizedTest
    @CsvSource({
        "'x = (', 1, 5",
        "'x = 1\ny = = 2', 2, 5",
        "'é = = 1', 1, 5",
        "'😀', 1, 1",
        "'if x:\nprint()', 2, 1",
        "'x = 1\r\ny = 2\r\n\tz = 3', 3, 1",
        "'return 1', 1, 1",
        "'x = ''abc', 1, 5",
        "'# coding: no-such\nx', 1, 1",
    })
    void saysWhereTheSyntaxIsWrong(String source, int line, int column) {
        SyntaxError error = assertInstanceOf(SyntaxError.class, analyzer.analyze(source));

        assertEquals(line, error.line(), error::toString);
        assertEquals(column, error.column(), error::toString);
        assertTrue(!error.message().isBlank());
    }

    @Test
    void refusesWhatIsNoText() {
        assertEquals(
                new SyntaxError("half of a surrogate pair, which is no character", 2, 3),
                analyzer.analyze("x\n'😀\ud83d'"));
        SyntaxError nul = assertInstanceOf(SyntaxError.class, analyzer.analyze("x = 1\n\ny\0 = 2"));
        assertEquals(3, nul.line());
        assertEquals(2, nul.column());
    }

    @Test
    void docstringsHoldOnlyWhatCanBeStored() {
        assertEquals("a\ufffdb", parsed("'a\\x00b'").docstring());
        assertInstanceOf(SyntaxError.class, analyzer.analyze("'a\\ud800'"));
    }

    @Test
    void survivesHostileSource() {
        String statements = "a;".repeat(SourceAnalyzer.MAX_BYTES / 2);
        String parentheses = "(".repeat(100_000);
        String operators = "x = " + "-".repeat(200_000) + "1";
        String sum = "x = 1" + "+1".repeat(100_000);
        String nested = "f(".repeat(50_000) + ")".repeat(50_000);
        String power = "x = 9**9**9**9**9**9";
        String attributes = "a" + ".a".repeat(100_000);
        for (String source :
                new String[] {statements, parentheses, operators, sum, nested, power, attributes}) {
            SourceAnalysis analysis = analyzer.analyze(source);

            assertTrue(!(analysis instanceof Unavailable), analysis::toString);
            parsed("print('still there')");
        }
    }

    @Test
    void givesUpWhatTakesTooMuchMemory() {
        try (var small =
                new ProcessSourceAnalyzer(
                        new AnalyzerSettings(RUNTIME, Duration.ofSeconds(10), 32L << 20))) {
            String source = "a;".repeat(SourceAnalyzer.MAX_BYTES / 2);

            assertInstanceOf(TooComplex.class, small.analyze(source));
            assertInstanceOf(Parsed.class, small.analyze("a"));
        }
    }

    @Test
    void givesUpWhatTakesTooLong() {
        try (var hasty =
                new ProcessSourceAnalyzer(
                        new AnalyzerSettings(RUNTIME, Duration.ofSeconds(1), 2L << 30))) {
            String source = "[[]],".repeat(SourceAnalyzer.MAX_BYTES / 5);

            SourceAnalysis analysis = hasty.analyze(source);

            assertTrue(analysis instanceof TooComplex || analysis instanceof Parsed);
            assertInstanceOf(Parsed.class, hasty.analyze("a"));
        }
    }

    @Test
    void takesNoMoreThanTheLimit() {
        String longest = "#".repeat(SourceAnalyzer.MAX_BYTES);

        parsed(longest);
        assertInstanceOf(TooComplex.class, analyzer.analyze(longest + "#"));
        assertInstanceOf(
                TooComplex.class, analyzer.analyze("#" + "é".repeat(SourceAnalyzer.MAX_BYTES / 2)));
    }

    @Test
    void startsAgainWhenItsProcessIsGone() {
        parsed("a");

        ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").endsWith("python3.14"))
                .forEach(ProcessHandle::destroyForcibly);

        parsed("b");
    }

    @Test
    void answersEachOfManyCallersItsOwn() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Parsed>>();
            for (int number = 0; number < 100; number++) {
                String source = "'''" + number + "'''";
                answers.add(callers.submit(() -> parsed(source)));
            }

            for (int number = 0; number < answers.size(); number++) {
                assertEquals(Integer.toString(number), answers.get(number).get().docstring());
            }
        }
    }

    @Test
    void isUnavailableOnceClosed() {
        var closed = new ProcessSourceAnalyzer(new AnalyzerSettings(RUNTIME));
        closed.close();

        assertInstanceOf(Unavailable.class, closed.analyze("a"));
    }

    @Test
    void saysWhyItIsUnavailable() {
        Path file = Path.of("pom.xml");
        try (var nowhere = new ProcessSourceAnalyzer(new AnalyzerSettings(file))) {
            Unavailable unavailable = assertInstanceOf(Unavailable.class, nowhere.analyze("a"));

            assertTrue(unavailable.why().contains("could not be unpacked"));
        }
    }

    private static Parsed parsed(String source) {
        return assertInstanceOf(Parsed.class, analyzer.analyze(source));
    }
}
