import ved.engine.adapter.python.AnalyzerSettings;
import ved.engine.adapter.python.ProcessPseudonymizer;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.Passage;
import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.names.Pseudonymized.Done;
import ved.engine.assistant.names.StreamRestorer;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What masking adds to a question to a language model, and restoring to its answer. */
final class BenchNames {
    private static final int LINES_OF_A_PART = 10;
    private static final int CHUNK = 12;
    private static final int MEGABYTES = 4;

    private BenchNames() {}

    static void measure(Path runtimeDirectory) throws Exception {
        var settings = new AnalyzerSettings(runtimeDirectory);
        try (var pseudonymizer = new ProcessPseudonymizer(settings, Optional.empty())) {
            String script = script(200);
            List<Passage> passages =
                    List.of(
                            new Passage(Kind.CODE, script),
                            new Passage(Kind.PROSE, "Why is the total of Order7 wrong?"));
            BenchReport.measure(
                    "names of a 200-line script masked",
                    () -> {
                        Done done =
                                (Done)
                                        pseudonymizer.pseudonymize(
                                                passages,
                                                NameMap.EMPTY,
                                                Masking.NAMES,
                                                List.of("acme"));
                        return done.texts().getFirst();
                    });
            Done done =
                    (Done)
                            pseudonymizer.pseudonymize(
                                    passages, NameMap.EMPTY, Masking.NAMES, List.of());
            String answer = done.texts().getFirst();
            BenchReport.measure(
                    String.format(Locale.ROOT, "%d MB of an answer restored in chunks", MEGABYTES),
                    () -> restore(answer.repeat(MEGABYTES * 1_000_000 / answer.length()), done));
        }
    }

    private static String restore(String answer, Done done) {
        var restorer = new StreamRestorer(done.names());
        var restored = new StringBuilder(answer.length());
        for (int start = 0; start < answer.length(); start += CHUNK) {
            restored.append(
                    restorer.accept(
                            answer.substring(start, Math.min(start + CHUNK, answer.length()))));
        }
        return restored.append(restorer.end()).toString();
    }

    private static String script(int lines) {
        var script = new StringBuilder("import json\n");
        for (int part = 0; part < lines / LINES_OF_A_PART; part++) {
            script.append(
                    """
                    class Order%1$d:
                        '''Orders of Acme; see total_of().'''

                        def __init__(self, lines, rate=0.%1$d):
                            self.lines, self._rate = lines, rate  # rate of the order

                        def total_of(self, discount: float = 0) -> float:
                            amounts = [line["amount"] * self._rate for line in self.lines]
                            print(f"total {sum(amounts):>{10}.2f} {discount=}")
                            return sum(amounts) - discount
                    """
                            .formatted(part));
        }
        return script.toString();
    }
}
