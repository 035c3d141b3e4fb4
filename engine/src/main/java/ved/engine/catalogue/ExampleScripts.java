package ved.engine.catalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.catalogue.DatasetStore.NewDataset;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.DatasetKind;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The scripts that a new Ved starts with, merged to {@code prod} and with test data, so that there
 * is something to run and to learn from.
 */
public final class ExampleScripts {
    private static final Logger LOG = LoggerFactory.getLogger(ExampleScripts.class);
    private static final String FOLDER = "/ved/examples/";
    private static final String SEEDED = "examples seeded";
    private static final String USER = "ved";

    private final ScriptStore store;
    private final DatasetStore datasets;
    private final ScriptWriter writer;
    private final SourceCheck sources;
    private final Clock clock;

    public ExampleScripts(
            ScriptStore store,
            DatasetStore datasets,
            ScriptWriter writer,
            SourceCheck sources,
            Clock clock) {
        this.store = store;
        this.datasets = datasets;
        this.writer = writer;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Adds the examples to a store that is new, once. Ended midway, it goes on at the next start
     * where it stopped. Leaves a store alone that has scripts of others. Blocks.
     */
    public void seed() {
        if (store.milestoneReached(SEEDED)) {
            return;
        }
        List<ScriptSummary> scripts = store.list(USER);
        if (scripts.stream().allMatch(this::isByUs)) {
            List<Example> examples = examples();
            examples.forEach(example -> complete(example, scripts));
            LOG.info("Added {} example scripts", examples.size());
        }
        store.recordMilestone(SEEDED, clock.instant());
    }

    static List<Example> examples() {
        return text("index.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", -1))
                .map(fields -> new Example(OrderingNumber.parse(fields[0]), fields[1], fields[2]))
                .toList();
    }

    private boolean isByUs(ScriptSummary script) {
        return store.versions(script.id()).stream()
                .allMatch(version -> version.committer().equals(USER));
    }

    /** Does what of the example is not done yet. */
    private void complete(Example example, List<ScriptSummary> scripts) {
        ScriptVersion version =
                scripts.stream()
                        .filter(s -> s.orderingNumber().equals(example.orderingNumber()))
                        .findFirst()
                        .map(ScriptSummary::version)
                        .orElseGet(() -> create(example));
        ScriptId script = version.script();
        if (store.onBranch(Branch.PROD, script).isEmpty()) {
            done(writer.merge(USER, script));
        }
        if (datasets.find(script, DatasetKind.TEST).isEmpty()) {
            done(
                    datasets.store(
                            new NewDataset(
                                    script,
                                    DatasetKind.TEST,
                                    bytes(example.dataset()),
                                    Optional.empty(),
                                    USER,
                                    clock.instant())));
        }
    }

    private ScriptVersion create(Example example) {
        return writer.create(
                USER,
                done(sources.check(text(example.file()))),
                example.orderingNumber(),
                "Add the example " + example.file());
    }

    private static <T> T done(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Refused<T> refused ->
                    throw new IllegalStateException("An example was refused: " + refused);
        };
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String name) {
        try (InputStream file = ExampleScripts.class.getResourceAsStream(FOLDER + name)) {
            return Optional.ofNullable(file)
                    .orElseThrow(() -> new IllegalStateException("No example file " + name))
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param file name of the script among the resources
     * @param dataset name of its test data
     */
    record Example(OrderingNumber orderingNumber, String file, String dataset) {}
}
