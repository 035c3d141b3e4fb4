import ved.engine.adapter.python.AnalyzerSettings;
import ved.engine.adapter.python.ProcessPseudonymizer;
import ved.engine.assistant.Question;
import ved.engine.assistant.Task;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.StreamRestorer;
import ved.engine.assistant.outbound.Circumstances;
import ved.engine.assistant.outbound.Draft;
import ved.engine.assistant.outbound.Outbound;
import ved.engine.assistant.outbound.OutboundFilter;
import ved.engine.assistant.outbound.Prompting;
import ved.engine.assistant.words.StopWord;
import ved.engine.assistant.words.StopWord.Severity;
import ved.engine.assistant.words.StopWords;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What masking adds to a question to a language model, and restoring to its answer. */
final class BenchNames {
    private static final int LINES_OF_A_PART = 10;
    private static final int CHUNK = 12;
    private static final int MEGABYTES = 4;

    private BenchNames() {}

    static void measure(Path runtimeDirectory) throws Exception {
        var settings = new AnalyzerSettings(runtimeDirectory);
        try (var pseudonymizer = new ProcessPseudonymizer(settings, Optional.empty())) {
            var filter = new OutboundFilter(pseudonymizer, stopWords(), List.of("acme"));
            List<Draft> drafts = Prompting.drafts(question(), Circumstances.NONE);
            for (Masking masking : List.of(Masking.NAMES, Masking.OFF)) {
                BenchReport.measure(
                        "question on a 200-line script filtered, masking " + masking.word(),
                        () -> ready(filter, drafts, masking).texts().getLast().sent());
            }
            Outbound.Ready ready = ready(filter, drafts, Masking.NAMES);
            String answer = ready.texts().getLast().sent();
            String whole = answer.repeat(MEGABYTES * 1_000_000 / answer.length());
            String what = MEGABYTES + " MB of an answer in chunks of " + CHUNK + ", ";
            BenchReport.measure(what + "restored", () -> restored(whole, ready.names()));
            BenchReport.measure(what + "joined alone", () -> joined(whole));
        }
    }

    private static Outbound.Ready ready(
            OutboundFilter filter, List<Draft> drafts, Masking masking) {
        return (Outbound.Ready) filter.pass(drafts, NameMap.EMPTY, masking);
    }

    private static Question question() {
        return new Question(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Task.FIX,
                "Why is the total of Order7 wrong?",
                script(200),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static StopWords stopWords() {
        return new StopWords(
                IntStream.range(0, 50)
                        .mapToObj(number -> new StopWord("project " + number, Severity.BLOCK))
                        .toList());
    }

    private static String restored(String answer, NameMap names) {
        var restorer = new StreamRestorer(names);
        var restored = new StringBuilder(answer.length());
        forEachChunk(answer, chunk -> restored.append(restorer.accept(chunk)));
        return restored.append(restorer.end()).toString();
    }

    private static String joined(String answer) {
        var joined = new StringBuilder(answer.length());
        forEachChunk(answer, joined::append);
        return joined.toString();
    }

    private static void forEachChunk(String text, Consumer<String> action) {
        for (int start = 0; start < text.length(); start += CHUNK) {
            action.accept(text.substring(start, Math.min(start + CHUNK, text.length())));
        }
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
