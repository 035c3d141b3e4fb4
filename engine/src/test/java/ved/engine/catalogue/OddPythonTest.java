package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.adapter.git.StockGit;
import ved.engine.adapter.python.AnalyzerSettings;
import ved.engine.adapter.python.ProcessSourceAnalyzer;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptVersion;
import ved.engine.script.Selection;
import ved.engine.source.SourceAnalyzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Odd Python with the real analyser and both stores. */
final class OddPythonTest {
    private static final String PROGRAM =
            """
            import sys
            class Counter(dict):
                def add(self, word):
                    self[word] = self.get(word, 0) + 1
                    return self[word]
            counter = Counter()
            for line in open(sys.argv[1]):
                for word in line.split():
                    counter.add(word)
            text = (
                '# no comment'
                'at all'
            )
            if len(counter) > 3:
                print(max(counter, key=counter.get), text)
            else:
                print("few")
            """;

    @TempDir static Path directory;

    private static SourceAnalyzer analyzer;
    private static SourceCheck sources;
    private static TestingStores stores;

    @BeforeAll
    static void open() {
        analyzer = new ProcessSourceAnalyzer(new AnalyzerSettings(Path.of("target", "runtime")));
        sources = new SourceCheck(analyzer);
        stores = new TestingStores(directory);
    }

    @AfterAll
    static void close() {
        stores.close();
        analyzer.close();
    }

    @Test
    void isKeptByteForByte() throws IOException {
        var reader = stores.reader;
        Map<ScriptVersion, String> saved = new LinkedHashMap<>();
        OddPython.sources()
                .forEach((oddity, text) -> {
                    CheckedSource source = check(text);
                    assertTrue(
                            source.describe(Optional.empty()).fingerprint().length() == 64, oddity);
                    saved.put(
                            TestingStores.done(
                                            stores.writer.create("ed1", source, Optional.empty()))
                                    .script()
                                    .version(),
                            text);
                });

        Path clone = directory.resolve("clone");
        StockGit.run(directory, "clone", "-q", "-b", "ed1", "repo", "clone");
        for (Map.Entry<ScriptVersion, String> entry : saved.entrySet()) {
            ScriptVersion version = entry.getKey();
            String text = entry.getValue();
            assertEquals(
                    text,
                    TestingStores.done(
                                    reader.read(
                                            "ed1",
                                            version.script(),
                                            new Selection.AtVersion(version.id())))
                            .content());
            assertEquals(text, Files.readString(clone.resolve(version.script().path())));
        }
        StockGit.assertSound(stores.gitDirectory());
    }

    @Test
    void isToldApart() {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        OddPython.sources().forEach((oddity, text) -> fingerprints.put(oddity, fingerprint(text)));
        String nothing = fingerprint("");

        List<String> doNothing =
                fingerprints.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(nothing))
                        .map(Map.Entry::getKey)
                        .toList();

        assertEquals(
                List.of(
                        "nothing",
                        "newlines only",
                        "blanks only",
                        "comment only",
                        "docstring only",
                        "one long line"),
                doNothing);
        assertEquals(
                fingerprints.size() - doNothing.size() + 1,
                fingerprints.values().stream().distinct().count());
    }

    @Test
    void hasTheSameCodeWithOtherCommentsAndBlankLines() {
        String fingerprint = fingerprint(PROGRAM);

        for (int seed = 0; seed < 60; seed++) {
            String decorated = decorated(PROGRAM, new Random(seed));
            assertEquals(fingerprint, fingerprint(decorated), decorated);
        }
    }

    @Test
    void hasOtherCodeWhenAnyLineIsGoneOrAnyWordChanged() {
        List<String> lines = PROGRAM.lines().toList();
        String fingerprint = fingerprint(PROGRAM);
        int checked = 0;

        for (int i = 0; i < lines.size(); i++) {
            List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            if (sources.check(String.join("\n", fewer))
                    instanceof Answer.Done<CheckedSource>(CheckedSource source)) {
                assertNotEquals(
                        fingerprint,
                        source.describe(Optional.empty()).fingerprint(),
                        "without line " + i);
                checked++;
            }
        }
        Map.of("sys", "sis", "Counter", "C", "0", "7", "1", "01j", ">", "<", "max", "min")
                .forEach((word, other) -> {
                    String changed = PROGRAM.replaceFirst(word, other);
                    assertNotEquals(fingerprint, fingerprint(changed), word);
                });

        assertTrue(checked >= 5, "Lines that can be left out: " + checked);
    }

    @Test
    void isTheSameWhereItOnlyLooksDifferent() {
        List<List<String>> pairs =
                List.of(
                        List.of("x = 1", "\uFEFF# coding: utf-8\r\nx=1\r\n"),
                        List.of("x = 1", "(x) = \\\n (1) ;"),
                        List.of("def f(): pass", "def f():\n  \"doc\"\n  # more\n"),
                        List.of("class C:\n  x = 1", "class C:\n  r\"\"\"doc\"\"\"\n\n  x = 0b1"),
                        List.of(
                                "async def f(): await g()",
                                "async def f():\r  \"doc\"\r  await g()"),
                        List.of("x = \"a\" \"b\"", "x = (\n  \"a\" # a\n  u\"\"\"b\"\"\"\n)"),
                        List.of("x = \"é\"", "x = \"\\xe9\""),
                        List.of("if a: b\nelif c: d", "if a:\n\tb\nelse:\n\tif c:\n\t\td"),
                        List.of("f(a, b)", "f(\f a,\n b,\n)"),
                        List.of("ℌ = 1", "H = 1"),
                        List.of("t\"{x}\"", "t\"\"\"{x}\"\"\""));

        for (List<String> pair : pairs) {
            assertEquals(
                    fingerprint(pair.getFirst()), fingerprint(pair.getLast()), pair.toString());
        }
    }

    @Test
    void differsWhereOtherCodeRuns() {
        List<List<String>> pairs =
                List.of(
                        List.of("x = 1", "x = 1.0"),
                        List.of("x = 1", "x = True"),
                        List.of("x = \"1\"", "x = b\"1\""),
                        List.of("x = 0.0", "x = -0.0"),
                        List.of("x = 1, 2", "x = [1, 2]"),
                        List.of("x = \"e\u0301\"", "x = \"\u00E9\""),
                        List.of("t\"{x}\"", "f\"{x}\""),
                        List.of("f\"{x!r}\"", "f\"{x!s}\""),
                        List.of("f(a=1)", "f(**{\"a\": 1})"),
                        List.of("a = b; c = d", "c = d; a = b"),
                        List.of("x: int = 1", "x = 1"),
                        List.of("f()", "\"doc\"\nf"),
                        List.of("\"doc\"\n\"text\"", "\"text\""),
                        List.of("f\"doc\"", "\"doc\""));

        for (List<String> pair : pairs) {
            assertNotEquals(
                    fingerprint(pair.getFirst()), fingerprint(pair.getLast()), pair.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x = 1\0", "# \0\nx = 1\n", "'\0'", "\0"})
    void isRefusedWithNuls(String source) {
        Refusal.InvalidSyntax refusal =
                TestingStores.refused(Refusal.InvalidSyntax.class, sources.check(source));

        assertEquals(1, refusal.line());
        assertEquals(source.indexOf('\0') + 1, refusal.column());
    }

    @Test
    void isRefusedBeyondItsLimits() {
        String longest = "#".repeat(SourceAnalyzer.MAX_BYTES);

        TestingStores.refused(Refusal.TooLarge.class, sources.check(longest + "#"));
        TestingStores.refused(Refusal.TooLarge.class, sources.check("é" + longest.substring(1)));
        TestingStores.refused(Refusal.InvalidContent.class, sources.check("'\uDC00'"));
        TestingStores.refused(
                Refusal.InvalidSyntax.class,
                sources.check("x = " + "[".repeat(300) + "]".repeat(300)));
    }

    /** The same program for Python, another text for people. */
    private static String decorated(String program, Random random) {
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        if (random.nextBoolean()) {
            text.append("# vim: set fileencoding=utf-8 :").append(end);
        }
        if (random.nextBoolean()) {
            text.append("'''Número ")
                    .append(random.nextInt())
                    .append(end)
                    .append("'''")
                    .append(end);
        }
        for (String line : program.lines().toList()) {
            for (int extra = random.nextInt(3); extra > 0; extra--) {
                String blank =
                        List.of("", "  ", "\f", "# größer", "\t# tab").get(random.nextInt(5));
                text.append(blank).append(end);
            }
            text.append(line).append(random.nextInt(3) == 0 ? "  # why" : "").append(end);
            if (line.startsWith("class") && random.nextBoolean()) {
                text.append("    \"\"\"Counts.").append(end).append("    \"\"\"").append(end);
            }
        }
        String decorated = text.toString();
        return random.nextBoolean()
                ? decorated
                : decorated.substring(0, decorated.length() - end.length());
    }

    private static String fingerprint(String source) {
        return check(source).describe(Optional.empty()).fingerprint();
    }

    private static CheckedSource check(String source) {
        CheckedSource checked = TestingStores.done(sources.check(source));
        assertEquals(source, new String(checked.bytes(), UTF_8));
        return checked;
    }
}
