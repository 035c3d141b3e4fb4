package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.source.GrammarVersion;
import ved.engine.source.Import;
import ved.engine.source.SourceAnalysis.Parsed;
import ved.engine.source.SourceAnalysis.SyntaxError;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the analyser says of imports, and of grammars that are not the newest. */
@Timeout(120)
final class ImportsTest {
    private static ProcessSourceAnalyzer analyzer;

    @BeforeAll
    static void open() {
        analyzer = new ProcessSourceAnalyzer(new AnalyzerSettings(Path.of("target", "runtime")));
    }

    @AfterAll
    static void close() {
        analyzer.close();
    }

    @Test
    void areFoundWhereEachModuleComesFirst() {
        assertEquals(
                List.of(
                        new Import("csv", 1, 8, 11),
                        new Import("os", 1, 13, 15),
                        new Import("numpy", 2, 6, 11),
                        new Import("pandas", 4, 18, 24)),
                imports(
                        """
                        import csv, os.path as path
                        from numpy.random import default_rng
                        def load():
                            if 1: import pandas
                            import csv
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\uFEFFimport a'| 8| 9",
                "'\"é😀\"; import a'| 14| 15",
                "'from  a import b'| 7| 8",
                "'import a . b'| 8| 9",
                "'from a.b.c import (d,\n e)'| 6| 7",
                "'import ａ'| 8| 9"
            })
    void areNamedInCharacters(String source, int column, int endColumn) {
        assertEquals(List.of(new Import("a", 1, column, endColumn)), imports(source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import __main__",
                "from . import a",
                "from .a import b",
                "from .. import *",
                "try:\n  import a\nexcept ImportError:\n  import b",
                "try:\n  import a\nexcept (OSError, ModuleNotFoundError): pass\nelse:\n  import b",
                "try:\n  import a\nexcept Exception as e: pass",
                "try:\n  import a\nexcept: pass",
                "try:\n  import a\nexcept* ImportError: pass",
                "try:\n  if 1:\n    import a\nexcept builtins.ImportError: pass",
                "if TYPE_CHECKING:\n  import a",
                "if typing.TYPE_CHECKING:\n  from a import b",
                "with contextlib.suppress(ImportError):\n  import a",
                "if sys.platform == 'win32':\n  import a\nelse:\n  import b",
                "if sys.version_info >= (3, 11):\n  import a",
                "'import a'  # import a"
            })
    void areNotCountedWhereTheScriptCanDoWithout(String source) {
        assertEquals(List.of(), imports(source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try:\n  import a\nexcept OSError: pass",
                "try: pass\nexcept OSError:\n  import a",
                "try: pass\nexcept ImportError: pass\nfinally:\n  import a",
                "try:\n  import a\nfinally: pass",
                "if TYPE_CHECKING: pass\nelse:\n  import a",
                "if not TYPE_CHECKING:\n  import a",
                "with open('f'):\n  import a",
                "async def f():\n  async with x:\n    import a",
                "class A:\n  import a",
                "while 1:\n  break\nelse:\n  import a",
                "match 1:\n  case 1:\n    import a",
                "for i in x:\n  import a"
            })
    void areCountedWhereverElseTheyAre(String source) {
        assertEquals(List.of("a"), imports(source).stream().map(Import::module).toList());
    }

    @Test
    void areOnlyTheFirstOfVeryMany() {
        String source =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "m" + i)
                        .collect(
                                Collectors.joining(
                                        ",", "import ", "\nimport " + "n".repeat(90_000)));

        List<Import> imports = imports(source);

        assertEquals(200, imports.size());
        assertEquals(200, imports("import " + "n".repeat(200_000)).getFirst().module().length());
    }

    @Test
    void areFoundInDeeplyNestedSource() {
        String source =
                IntStream.range(0, 90)
                                .mapToObj(depth -> " ".repeat(depth) + "if x:\n")
                                .collect(Collectors.joining())
                        + " ".repeat(90)
                        + "import a\n";

        assertEquals(List.of(new Import("a", 91, 98, 99)), imports(source));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'match x:\n  case 1: pass'| 10",
                "'try: pass\nexcept* E: pass'| 11",
                "'type A = int'| 12",
                "'def f[T](): pass'| 12",
                "'(a := 1)'| 8"
            })
    void leaveGrammarsAsTheyWere(String source, int since) {
        assertInstanceOf(Parsed.class, analyzer.analyze(source));
        assertInstanceOf(Parsed.class, analyzer.analyze(source, new GrammarVersion(since)));
        assertInstanceOf(
                SyntaxError.class, analyzer.analyze(source, new GrammarVersion(since - 1)));
    }

    @Test
    void areFoundWithAnyGrammar() {
        for (int minor : new int[] {-1, 0, 3, 14, 15, 99, 100_000}) {
            assertInstanceOf(Parsed.class, analyzer.analyze("import a", new GrammarVersion(minor)));
        }
    }

    private static List<Import> imports(String source) {
        return assertInstanceOf(Parsed.class, analyzer.analyze(source)).imports();
    }
}
