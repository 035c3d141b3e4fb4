package ved.engine.catalogue;

import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;

import java.nio.file.Path;
import java.util.UUID;

/** Saves and merges until it is killed, and says what it has acknowledged. */
final class SavingServer {
    private static final int SAVES_PER_SCRIPT = 4;

    private SavingServer() {}

    public static void main(String[] arguments) {
        try (TestingStores stores = new TestingStores(Path.of(arguments[0]))) {
            stores.reconciliation.run();
            while (true) {
                String content = UUID.randomUUID().toString();
                ScriptSummary script = stores.create("ed1", content).script();
                acknowledge(script.version(), content);
                for (int save = 0; save < SAVES_PER_SCRIPT; save++) {
                    content = UUID.randomUUID().toString();
                    script =
                            TestingStores.done(
                                            stores.save(
                                                    "ed1",
                                                    script.id(),
                                                    script.version().id(),
                                                    content))
                                    .script();
                    acknowledge(script.version(), content);
                    TestingStores.done(stores.writer.merge("ed1", script.id()));
                }
            }
        }
    }

    private static void acknowledge(ScriptVersion version, String content) {
        System.out.println("saved %s %s %s".formatted(version.script(), version.number(), content));
    }
}
