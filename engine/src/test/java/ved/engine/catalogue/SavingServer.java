package ved.engine.catalogue;

import ved.engine.script.MergedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * In each of several stores, two editors who save and merge one script after another, and say what was
 * acknowledged, until one of the steps that put something on disk. When all stores are at theirs, the
 * process kills itself.
 */
final class SavingServer {
    private static final Set<String> DURABLE = Set.of("commit", "record");
    private static final String BETWEEN = "\n# between\n# the\n# two\n";

    private final int number;
    private final AtomicInteger stepsLeft;
    private final AtomicInteger storesLeft;

    private SavingServer(int number, int steps, AtomicInteger storesLeft) {
        this.number = number;
        this.stepsLeft = new AtomicInteger(steps);
        this.storesLeft = storesLeft;
    }

    /**
     * @param arguments the folder of all stores, and for each store at which durable step to end: each
     *     commit in Git and each transaction has one just before it and one just after it
     */
    public static void main(String[] arguments) {
        int stores = arguments.length - 1;
        var storesLeft = new AtomicInteger(stores);
        for (int number = 0; number < stores; number++) {
            Path directory = Path.of(arguments[0], Integer.toString(number));
            int steps = Integer.parseInt(arguments[number + 1]);
            var server = new SavingServer(number, steps, storesLeft);
            Thread.ofPlatform()
                    .uncaughtExceptionHandler(SavingServer::fail)
                    .start(() -> server.run(directory));
        }
    }

    private static void fail(Thread thread, Throwable fault) {
        fault.printStackTrace();
        Runtime.getRuntime().halt(1);
    }

    private void run(Path directory) {
        try (TestingStores stores =
                new TestingStores(
                        directory,
                        repository -> counting(ContentRepository.class, repository),
                        store -> counting(ScriptStore.class, store),
                        TestingStores.CLOCK)) {
            stores.reconciliation.run();
            while (true) {
                changeOneScript(stores);
            }
        }
    }

    private void changeOneScript(TestingStores stores) {
        String first = UUID.randomUUID().toString();
        ScriptSummary created = stores.create("ed1", text(first, first)).script();
        saved(stores, created.version());
        merge(stores, "ed1", created.id());
        String top = UUID.randomUUID().toString();
        String bottom = UUID.randomUUID().toString();
        save(stores, "ed2", created.id(), text(first, bottom));
        save(stores, "ed1", created.id(), text(top, first));
        merge(stores, "ed1", created.id());
        merge(stores, "ed2", created.id()); // joins both
        save(stores, "ed1", created.id(), text(top, top));
        for (MergedScript merged : TestingStores.done(stores.writer.mergeAll("ed1"))) {
            merged(merged);
        }
    }

    private static String text(String top, String bottom) {
        return top + BETWEEN + bottom + "\n";
    }

    private void save(TestingStores stores, String user, ScriptId script, String content) {
        ScriptSummary seen = stores.summaries.find(user, script).orElseThrow();
        saved(
                stores,
                TestingStores.done(stores.save(user, script, seen.version().id(), content))
                        .script()
                        .version());
    }

    private void merge(TestingStores stores, String user, ScriptId script) {
        MergedScript merged = TestingStores.done(stores.writer.merge(user, script));
        merged.joined().ifPresent(joined -> saved(stores, joined));
        merged(merged);
    }

    private void saved(TestingStores stores, ScriptVersion version) {
        acknowledge("saved", version, stores.text(version.blob()).replace("\n", "|"));
    }

    private void merged(MergedScript merged) {
        ScriptVersion version = merged.script().prodVersion().orElseThrow();
        acknowledge("merged", version, "");
    }

    private void acknowledge(String what, ScriptVersion version, String content) {
        System.out.println(
                "%d;%s;%s;%s;%s"
                        .formatted(number, what, version.script(), version.number(), content));
    }

    private <T> T counting(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, called, arguments) -> {
                            boolean durable = DURABLE.contains(called.getName());
                            try {
                                if (durable) {
                                    step();
                                }
                                Object result = called.invoke(real, arguments);
                                if (durable) {
                                    step();
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        }));
    }

    private void step() {
        if (stepsLeft.decrementAndGet() > 0) {
            return;
        }
        if (storesLeft.decrementAndGet() == 0) {
            try {
                new ProcessBuilder("kill", "-KILL", Long.toString(ProcessHandle.current().pid()))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        while (true) {
            LockSupport.park(); // other stores are not there yet, or the signal is under way
        }
    }
}
