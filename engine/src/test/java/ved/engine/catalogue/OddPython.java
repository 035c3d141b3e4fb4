package ved.engine.catalogue;

import ved.engine.source.SourceAnalyzer;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sources that are right, and seldom seen. */
final class OddPython {
    /** How deep CPython 3.14 lets blocks and brackets be nested. */
    private static final int DEEPEST_BLOCK = 99;

    private static final int DEEPEST_BRACKET = 200;

    private OddPython() {}

    /** By what is odd of them. */
    static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        addGrammar(sources);
        addBytes(sources);
        addSizes(sources);
        return sources;
    }

    private static void addGrammar(Map<String, String> sources) {
        sources.put("template strings", "n = 'x'\nt = t'a {n!r:>{10}} {n=} {t\"{n}\"}'\n");
        sources.put("nested format strings", "x = f'{f\"{f'''{f\"\"\"{1}\"\"\"}'''}\"}'\n");
        sources.put("except without parentheses", "try:\n    f()\nexcept A, B:\n    pass\n");
        sources.put("except star", "try:\n    f()\nexcept* A, B:\n    pass\n");
        sources.put(
                "type parameters",
                """
                type A[T: int, *Ts, **P] = dict[T, P]
                def f[T](x: T) -> T: return x
                class C[T = int, *Ts = *tuple[int, ...], **P = [int]]: pass
                """);
        sources.put(
                "match",
                """
                match = case = _ = type = 1
                match match:
                    case Point(x=0) | [1, *_] if match: pass
                    case {"a": None, **rest}: pass
                    case case: pass
                """);
        sources.put("lambdas", "f = " + "lambda: ".repeat(500) + "(yield_ := 1)\n");
        sources.put("future", "'doc'\nfrom __future__ import barry_as_FLUFL\nx = 1 <> 2\n");
        sources.put("finally returns", "def f():\n  try: pass\n  finally: return 1\n");
        sources.put("doubtful but right", "x = 1 is 1\ny = '\\d' ()\n");
        sources.put("numbers", "x = 1e999, 0x_" + "f".repeat(5_000) + ", 1_0.5j, 0b1or 2\n");
        sources.put("one line", "a = 1; b = 2;");
        sources.put("continued lines", "x = 1 + \\\n    2\nassert x, \\\r\n  'no'\n");
    }

    private static void addBytes(Map<String, String> sources) {
        sources.put("byte order mark", "\uFEFFx = 1\n");
        sources.put("byte order mark and cookie", "\uFEFF# coding: utf-8\nx = 'é'\n");
        sources.put("cookie of another encoding", "#!/bin/x\n# -*- coding: latin-1 -*-\nx = 'é'\n");
        sources.put("form feeds", "\fdef f():\n\f    return 1\n\f\nx =\f1\n");
        sources.put("carriage returns and line feeds", "if a:\r\n    b = '''x\r\ny'''\r\n");
        sources.put("carriage returns alone", "if a:\r    b = 1\rc = 2\r");
        sources.put("all line ends", "a = 1\rb = 2\r\nc = 3\n\rd = 4\n\n\r\n");
        sources.put("tabs", "if a:\n\tb = 1\n\tif c:\n\t\td =\t2 \t\n");
        sources.put("blanks at the ends of lines", "a = 1  \nb = '''  \n  '''   \n   \n\t\n");
        sources.put("no final newline", "if a:\n    b = 1");
        sources.put("names of all scripts", "größe = 1\n变量 = größe\nℌ = 2\nprint(H, '😀')\n");
        sources.put("line separators in text", "x = 'a\u2028b\u2029c\u0085d\u001C'\n# e\u0085f\n");
        sources.put("directions and joiners", "x = '\u202Ea\u200Bb\u2066'\n# \u200F\n");
        sources.put("control characters", "x = '\u0001\u001B[31m\u007F'\n# \b\u0007\n");
        sources.put("not composed", "x = 'e\u0301' # not \u00E9\n");
        sources.put("nothing", "");
        sources.put("newlines only", "\n\r\n\r\n");
        sources.put("blanks only", "  \t\f ");
        sources.put("comment only", "# nothing to do");
        sources.put("docstring only", "'''Says\r\nmuch.'''");
    }

    private static void addSizes(Map<String, String> sources) {
        sources.put("deep blocks", blocks("if x:\n") + " ".repeat(DEEPEST_BLOCK) + "pass\n");
        sources.put("deep functions", blocks("def f():\n") + " ".repeat(DEEPEST_BLOCK) + "pass");
        sources.put(
                "deep brackets",
                "x = " + "(".repeat(DEEPEST_BRACKET) + "2" + ")".repeat(DEEPEST_BRACKET) + "\n");
        sources.put("long sum", "x = 1" + " + 1".repeat(2_000) + "\n");
        sources.put("long chain", "a" + ".a".repeat(2_000) + "\n");
        sources.put("long choice", "if a: pass\n" + "elif a: pass\n".repeat(1_000));
        String item = "    'größe',\n";
        int size = SourceAnalyzer.MAX_BYTES - "x = [\n]".length();
        int items = size / (item.length() + 2);
        String list = "x = [\n" + item.repeat(items) + "]";
        sources.put("as much as may be", list + "#".repeat(size - items * (item.length() + 2)));
        sources.put("one long line", "#" + "x".repeat(SourceAnalyzer.MAX_BYTES - 1));
    }

    private static String blocks(String header) {
        StringBuilder source = new StringBuilder();
        for (int depth = 0; depth < DEEPEST_BLOCK; depth++) {
            source.append(" ".repeat(depth)).append(header);
        }
        return source.toString();
    }
}
