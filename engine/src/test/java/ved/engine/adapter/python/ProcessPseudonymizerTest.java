package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.Passage;
import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.names.Pseudonymized;
import ved.engine.assistant.names.Pseudonymized.Done;
import ved.engine.assistant.names.Pseudonymized.Refused;
import ved.engine.assistant.names.Pseudonymized.Unavailable;
import ved.engine.assistant.names.Pseudonymizer;
import ved.engine.assistant.names.StreamRestorer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    def f(a, /, b, *c, d=1, **e): return a, b, c, d, e | def func_1(arg_1, /, arg_2, *arg_3, arg_4=1, **arg_5): return arg_1, arg_2, arg_3, arg_4, arg_5
                    class A: x = 1; y = x | class Class_1: attr_1 = 1; attr_2 = attr_1
                    class A[T: int](list): pass | class Class_1[Type_1: int](list): pass
                    type P[*Ts, **Q] = tuple[*Ts] | type Type_1[*Type_2, **Type_3] = tuple[*Type_2]
                    self.rate = self._rate = self.__rate | self.attr_1 = self._attr_1 = self.__rate
                    f"{rate} {(rate:=1)=} {rate!r:>{rate}} rate" | f"{var_1} {(var_1:=1)=} {var_1!r:>{var_1}} rate"
                    t"{rate:=1}"; rate = 2 | t"{var_1:=1}"; var_1 = 2
                    x: "list[Own]" = []; Own = int | var_1: "list[var_2]" = []; var_2 = int
                    x: Literal["x"] = 'x' | var_1: Literal["x"] = 'x'
                    getattr(o, "rate"), o.rate; o.rate = 1 | getattr(o, "attr_1"), o.attr_1; o.attr_1 = 1
                    globals()["rate"] = "rate" | globals()["var_1"] = "rate"
                    import json, acme.tools as t; t.go(acme.x, json.dumps) | import json, mod_1.mod_2 as mod_3; mod_3.attr_1(mod_1.attr_2, json.dumps)
                    from acme import Thing, go; go(rate=1) | from mod_1 import Class_1, func_1; func_1(arg_1=1)
                    from os import path as where, sep; where.join(sep) | from os import path as var_1, sep; var_1.join(sep)
                    def f(): global g, h; g = h = 1 | def func_1(): global var_1, var_2; var_1 = var_2 = 1
                    print(id, list); list = 1 | print(id, list); list = 1
                    lambda a, *b: (a, b) | lambda arg_1, *arg_2: (arg_1, arg_2)
                    [a for a, *b in c if (d := a)] | [var_1 for var_1, *var_2 in c if (var_3 := var_1)]
                    def f(rate): requests(rate=rate); f(rate=1) | def func_1(arg_1): requests(arg_1=arg_1); func_1(arg_1=1)
                    def f(key): print(key=key); f(key=1) | def func_1(arg_1): print(key=arg_1); func_1(arg_1=1)
                    def f(**k): return k["rate"]; f(rate=1) | def func_1(**arg_1): return arg_1["arg_2"]; func_1(arg_2=1)
                    total_amount = row["total_amount"] + row.total_amount | var_1 = row["var_1"] + row.var_1
                    def rate(): "rate of\\trate" # rates rate's _rate | def func_1(): "func_1 of\\tfunc_1" # rates func_1's _rate
                    x = 1 # type: int x | var_1 = 1 # type: int var_1
                    x=1;_=x;__all__=["x"] | var_1=1;_=var_1;__all__=["var_1"]
                    """)
    void mapsWhatAScriptDefinesWhereverItIsNamed(String original, String sent) {
        assertEquals(sent, code(original));
    }

    @Test
    void everythingElseStaysByteForByte() {
        String end = "\r\n";
        String original =
                String.join(
                        end,
                        "\ufeff#!/usr/bin/python",
                        "\f",
                        "if  1 :",
                        "\tname\t=(  2,\\",
                        "3 ) ;\r",
                        "#");

        assertEquals(original.replace("name", "var_1"), code(original));
    }

    @Test
    void mapsInPatternsAndHandlers() {
        assertEquals(
                """
                try: pass
                except* (A, B) as var_1: print(var_1)
                match x:
                    case Class_1(attr_1=1, z=[_, *var_2]) as var_3: print(var_2, var_3)
                    case {"k": 1, **var_4} | (1 as var_4): print(var_4)
                class Class_1:
                    attr_1: int
                """,
                code(
                        """
                        try: pass
                        except* (A, B) as error: print(error)
                        match x:
                            case P(y=1, z=[_, *rest]) as whole: print(rest, whole)
                            case {"k": 1, **more} | (1 as more): print(more)
                        class P:
                            y: int
                        """));
    }

    @Test
    void membersThatAreOthersAsWellStay() {
        assertEquals(
                """
                import logging
                class Class_1(logging.Handler):
                    def emit(self, record): self.attr_1 = record.levelname.upper()
                """,
                code(
                        """
                        import logging
                        class Own(logging.Handler):
                            def emit(self, record): self.seen = record.levelname.upper()
                        """));
    }

    @Test
    void otherTextsFollowByWholeWords() {
        Done done =
                done(
                        Masking.NAMES,
                        List.of(),
                        new Passage(Kind.PROSE, "rate, rates, `self.rate` and Rate"),
                        new Passage(Kind.TRACEBACK, "File \"x.py\", in rate\nKeyError: 'a\\nrate'"),
                        new Passage(Kind.DATA, "rate;other\n1;2"),
                        new Passage(Kind.TOOL, "{\"rate\":\"x\\trate\"}"),
                        new Passage(Kind.CODE, "rate = 1"));

        assertEquals(
                List.of(
                        "var_1, rates, `self.var_1` and Rate",
                        "File \"x.py\", in var_1\nKeyError: 'a\\nvar_1'",
                        "var_1;other\n1;2",
                        "{\"var_1\":\"x\\tvar_1\"}",
                        "var_1 = 1"),
                done.texts());
    }

    @Test
    void pseudonymsStayTheSameAndNobodyElseHasThem() {
        Done first = done(Masking.NAMES, List.of(), new Passage(Kind.CODE, "rate = 1"));
        var code = new Passage(Kind.CODE, "var_2 = var_1 = other = rate\nprint('var_1')");
        var prose = new Passage(Kind.PROSE, "var_1, var_2, var_3 and rate");

        Done second =
                assertInstanceOf(
                        Done.class,
                        pseudonymizer.pseudonymize(
                                List.of(code, prose), first.names(), Masking.NAMES, List.of()));

        String other = second.names().pseudonyms().get("var_1");
        assertEquals("var_1", second.names().pseudonyms().get("rate"));
        assertTrue(second.texts().get(0).endsWith(" = var_1\nprint('" + other + "')"));
        assertEquals(code.text(), StreamRestorer.restore(second.texts().get(0), second.names()));
        assertEquals(prose.text(), StreamRestorer.restore(second.texts().get(1), second.names()));
    }

    @Test
    void termsAreMaskedInWhateverFormAndPlace() {
        String code =
                """
                # About ACME\u00a0corp.
                import acme_corporate
                x = "AcMe  Corp", f"of acme corp {x}", b"acme corp", "\\x61cme corp", "acme " "corp"
                y = r"xacme corpx"
                """;
        var prose = new Passage(Kind.PROSE, "Ａｃｍｅ Corp, ac\u00adme\u200b corp: acmecorp");

        Done done =
                done(
                        Masking.NAMES,
                        List.of("Acme Corp", "corporate"),
                        new Passage(Kind.CODE, code),
                        prose);

        for (String text : done.texts()) {
            String plain = text.toLowerCase(Locale.ROOT).replace("acmecorp", "");
            assertFalse(plain.contains("acme") || plain.contains("corp"), text);
        }
        assertEquals(prose.text(), StreamRestorer.restore(done.texts().get(1), done.names()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Masking.class,
            names = {"NAMES", "NAMES_AND_STRINGS"})
    void canariesNeverLeave(Masking masking) {
        String code =
                """
                class Zanzibar_canary: ...
                def zanzibar_canary(x, *, zanzibar_canary=1):
                    '''zanzibar_canary'''  # zanzibar_canary
                    x.zanzibar_canary = f"{x.zanzibar_canary=} zanzibar_canary"
                    return getattr(x, "zanzibar_canary", b"zanzibar_canary")
                zanzibar_canary(x=0, zanzibar_canary=lambda zanzibar_canary: {"zanzibar_canary"})
                """;

        Done done =
                done(
                        masking,
                        List.of(),
                        new Passage(Kind.TOOL, "[\"zanzibar_canary\", \"\\nzanzibar_canary\"]"),
                        new Passage(Kind.DATA, "zanzibar_canary,1,\"\\nzanzibar_canary\""),
                        new Passage(Kind.FRAGMENT, "    return zanzibar_canary\n"),
                        new Passage(Kind.TRACEBACK, "NameError: name 'zanzibar_canary'"),
                        new Passage(Kind.PROSE, "the Zanzibar_canary zanzibar_canary()"),
                        new Passage(Kind.CODE, code));

        for (String text : done.texts()) {
            assertFalse(text.toLowerCase(Locale.ROOT).contains("zanzibar"), text);
        }
    }

    @Test
    void theStrictModeMasksLiteralsAndWhatRepeatsThem() {
        Done done =
                done(
                        Masking.NAMES_AND_STRINGS,
                        List.of(),
                        new Passage(
                                Kind.CODE,
                                """
                                x = 'north', rf"{x:>10}\\d{x:%H:%M}", '', ', ', '\\n'
                                if __name__ == '__main__': '''a\\nb'''
                                """),
                        new Passage(Kind.PROSE, "is it north?"),
                        new Passage(Kind.TRACEBACK, "KeyError: 'south'\nTypeError: 'int'"),
                        new Passage(Kind.DATA, "north,12.5,2026-01-01,west\n"));

        assertEquals(
                """
                var_1 = 'text_1', rf"{var_1:>10}text_3{var_1:%H:%M}", '', ', ', '\\n'
                if __name__ == '__main__': '''text_2'''
                """,
                done.texts().get(0));
        assertEquals("is it text_1?", done.texts().get(1));
        assertEquals("KeyError: 'text_5'\nTypeError: 'int'", done.texts().get(2));
        assertEquals("text_1,12.5,2026-01-01,text_4\n", done.texts().get(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    return rate\n",
                "elif rate:\n    rate = 1",
                "except E as rate:\n  print(rate)",
                "rate = 1\n    rate += 2",
                "def rate(a):",
                "\tfor rate in x:\r\n\t\tpass\r\n",
                "case [rate]:\n  pass",
            })
    void partsOfScriptsAreUnderstood(String part) {
        Done done =
                done(
                        Masking.NAMES,
                        List.of(),
                        new Passage(Kind.FRAGMENT, part),
                        new Passage(Kind.CODE, "rate = 1"));

        assertFalse(done.texts().getFirst().contains("rate"), done.texts().getFirst());
    }

    @Test
    void partsAreCutFromTheScriptWhereTheyStandInIt() {
        var script = new Passage(Kind.CODE, "x = [\n    rate,\n    2]\nrate = 1");

        Done done =
                done(Masking.NAMES, List.of(), script, new Passage(Kind.FRAGMENT, "\n    rate,"));

        assertEquals("\n    var_2,", done.texts().get(1));
        assertInstanceOf(
                Refused.class,
                masked(Masking.NAMES, script, new Passage(Kind.FRAGMENT, "\n    rat")));
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

    @ParameterizedTest
    @CsvSource({"'x = ﬁ = 1',1,5", "'a = 1\r\n\r\nbb = 4711',3,6", "'a = (',1,5", "'𝐱 = 1',1,1"})
    void failsClosed(String code, int line, int column) {
        Pseudonymized answer =
                pseudonymizer.pseudonymize(
                        List.of(new Passage(Kind.CODE, code)),
                        NameMap.EMPTY,
                        Masking.NAMES,
                        List.of("4711"));

        Refused refused = assertInstanceOf(Refused.class, answer, answer::toString);
        assertEquals(line, refused.line(), refused::toString);
        assertEquals(column, refused.column(), refused::toString);
    }

    @Test
    void takesNoMoreThanTheLimit() {
        String longest = "#".repeat(Pseudonymizer.MAX_BYTES);
        var many = new Passage[9];
        Arrays.fill(many, new Passage(Kind.PROSE, longest));

        done(Masking.NAMES, List.of(), new Passage(Kind.CODE, longest));
        assertInstanceOf(
                Refused.class, masked(Masking.NAMES, new Passage(Kind.CODE, longest + "#")));
        assertInstanceOf(Refused.class, masked(Masking.NAMES, many));
    }

    private static String code(String original) {
        Done done = done(Masking.NAMES, List.of(), new Passage(Kind.CODE, original));
        return done.texts().getFirst();
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
