package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.Passage;
import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.names.Pseudonymized.Done;
import ved.engine.assistant.names.StreamRestorer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Places where names, terms and literals hide. */
@Timeout(120)
final class DiscreetNamesTest {
    private static ProcessPseudonymizer pseudonymizer;

    @BeforeAll
    static void open() {
        pseudonymizer =
                new ProcessPseudonymizer(
                        new AnalyzerSettings(
                                Path.of("target", "runtime"), Duration.ofSeconds(20), 512L << 20),
                        Optional.empty());
    }

    @AfterAll
    static void close() {
        pseudonymizer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "object.__setattr__(x, 'okapi', 1)",
                "super().__setattr__('okapi', 1)",
                "getattr(sys.modules[__name__], 'okapi')",
                "def f[T: 'okapi'](): ...",
                "x = list['okapi']",
                "x: TypeAlias = 'okapi'",
                "x = Optional['okapi']",
                "class A(Base['okapi']): ...",
                "type X = 'okapi'",
                "x: 'list[\"okapi\"]'",
                "def f(**rest): return 'okapi' in rest",
                "mock.patch('__main__.okapi')",
                "timeit('okapi()')",
                "'{okapi}'.format(okapi=okapi)",
                "'{okapi!r}'.format(**locals())",
                "'%(okapi)s' % vars()",
            })
    void stringsThatNameSomethingFollow(String statement) {
        Done done = done(Masking.NAMES, code("okapi = self.okapi = 1\n" + statement + "\n"));

        assertFalse(done.texts().getFirst().contains("okapi"), done.texts()::getFirst);
    }

    @Test
    void stringsThatSaySomethingStay() {
        String code = "x: 'Literal[\"okapi\"]'; print('okapi', d['okapi']); okapi = 1\n";

        assertEquals(
                "var_1: 'Literal[\"okapi\"]'; print('okapi', d['okapi']); var_2 = 1\n",
                done(Masking.NAMES, code(code)).texts().getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    _okapi_ and __okapi__ | _var_1_ and __var_1__
                    the __name__ of it | the __name__ of it
                    the **okapi** of zebra_okapi | the **var_1** of zebra_okapi
                    zebra\\_crossing | text_1
                    """)
    void namesFollowWithinMarkdown(String prose, String sent) {
        Done done =
                done(
                        Masking.NAMES,
                        code("okapi = zebra_crossing = name = 1\n"),
                        new Passage(Kind.PROSE, prose));

        assertEquals(sent, done.texts().getLast());
        assertEquals(prose, StreamRestorer.restore(sent, done.names()));
    }

    @Test
    void privateNamesOfTwoClassesStayTwo() {
        String sent =
                done(Masking.NAMES, code("class _Base: __a = 1\nclass Kid(_Base): __a = 2\n"))
                        .texts()
                        .getFirst();

        assertEquals("class _Class_1: __attr_1 = 1\nclass Class_2(_Class_1): __attr_1 = 2\n", sent);
        assertEquals(
                "class __Class_1:\n    __attr_1 = 1\nx._Class_1__attr_1\n",
                done(Masking.NAMES, code("class __A:\n    __okapi = 1\nx._A__okapi\n"))
                        .texts()
                        .getFirst());
    }

    @Test
    void noTestIsCalledWhatAModelWouldCallTheTestOfAFunction() {
        var names =
                done(Masking.NAMES, code("def settle(): ...\ndef test_rates(): settle()\n"))
                        .names()
                        .pseudonyms();

        assertTrue(names.getOrDefault("test_rates", "").startsWith("test_"), names::toString);
        assertNotEquals("test_" + names.get("settle"), names.get("test_rates"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f'Projekt' f' Falke {x}'",
                "f'Proj\\x65kt Falke {x}'",
                "f'a' 'Projekt ' f'Falke{x}'",
                "'Projekt' ' Falke'",
            })
    void termsAreFoundAcrossPiecesOfText(String literal) {
        Done done = done(Masking.NAMES, List.of("projekt falke"), code("print(" + literal + ")\n"));

        assertFalse(done.texts().getFirst().contains("Falke"), done.texts()::getFirst);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.query(\"SELECT x FROM t WHERE name = 'OKAPI'\")",
                "exec(\"pw = 'OKAPI'\")",
                "x: \"Literal['OKAPI']\"",
                "x: \"Annotated[int, 'OKAPI']\"",
                "cast('OKAPI', x)",
                "x = '__OKAPI__'",
                "x = 1  # ask OKAPI",
            })
    void theStrictModeMasksLiteralsAndCommentsWhateverTheyAreFor(String statement) {
        String sent = done(Masking.NAMES_AND_STRINGS, code(statement + "\n")).texts().getFirst();

        assertFalse(sent.contains("OKAPI"), sent);
    }

    @Test
    void theStrictModeKeepsTypesAndWhatToolsRead() {
        String code = "x: 'list[int]' = []  # type: ignore\nif __name__ == '__main__': ...\n";

        assertEquals(
                code.replace("x:", "var_1:"),
                done(Masking.NAMES_AND_STRINGS, code(code)).texts().getFirst());
    }

    @Test
    void theStrictModeMasksWhatExceptionsSayAndWhatQuestionsQuote() {
        Done done =
                done(
                        Masking.NAMES_AND_STRINGS,
                        code("raise ValueError(f'bad customer {row}')\n"),
                        new Passage(
                                Kind.PROSE, "Why OKAPI?\n```python\npw = 'ZEBRA'\n```\n\"TAPIR\""),
                        new Passage(
                                Kind.TRACEBACK,
                                """
                                Traceback (most recent call last):
                                  File "script.py", line 1, in <module>
                                    raise ValueError(f'bad customer {row}')
                                ValueError: bad customer OKAPI of Quagga
                                TypeError: unsupported operand type(s) for +: 'int' and 'str'
                                """),
                        new Passage(Kind.DATA, "OKAPI;12"));

        String all = String.join("\n", done.texts());
        for (String secret : List.of("OKAPI", "ZEBRA", "TAPIR", "Quagga", "customer")) {
            assertFalse(all.contains(secret), all);
        }
        assertTrue(
                all.contains("TypeError: unsupported operand type(s) for +: 'int' and 'str'"), all);
        assertTrue(all.contains("  File \"script.py\", line 1, in <module>\n"), all);
        assertTrue(all.contains("    raise ValueError(f'"), all);
    }

    @Test
    void theStrictModeMasksWhatGroupsOfExceptionsAndLongMessagesSay() {
        String traceback =
                """
                  + Exception Group Traceback (most recent call last):
                  |   File "script.py", line 9, in <module>
                  |     raise ExceptionGroup("some rows", found)
                  | ExceptionGroup: some rows (1 sub-exception)
                  +-+---------------- 1 ----------------
                    | ValueError: bad OKAPI
                    +------------------------------------
                Traceback (most recent call last):
                  File "/srv/OKAPI/lib.py", line 1, in OKAPI
                ValueError: bad rows:
                    OKAPI of Zebra, May Field
                """;

        String sent =
                done(Masking.NAMES_AND_STRINGS, new Passage(Kind.TRACEBACK, traceback))
                        .texts()
                        .getFirst();

        for (String secret : List.of("OKAPI", "Zebra", "May", "Field")) {
            assertFalse(sent.contains(secret), sent);
        }
        assertTrue(sent.contains("  + Exception Group Traceback (most recent call last):"), sent);
        assertTrue(sent.contains("  |   File \"script.py\", line 9, in <module>\n"), sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"```\n%s\n```", "~~~python\n%s\n~~~", "> ```Python3 x\n> %s\n> ```"})
    void codeInQuestionsDefinesNames(String question) {
        String prose = question.formatted("okapi = 1") + "\nokapi?";

        String sent = done(Masking.NAMES, new Passage(Kind.PROSE, prose)).texts().getFirst();

        assertFalse(sent.contains("okapi"), sent);
    }

    private static Passage code(String code) {
        return new Passage(Kind.CODE, code);
    }

    private static Done done(Masking masking, Passage... passages) {
        return done(masking, List.of(), passages);
    }

    private static Done done(Masking masking, List<String> terms, Passage... passages) {
        var answer = pseudonymizer.pseudonymize(List.of(passages), NameMap.EMPTY, masking, terms);
        return assertInstanceOf(Done.class, answer, answer::toString);
    }
}
