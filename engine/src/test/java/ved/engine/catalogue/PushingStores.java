package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ved.engine.adapter.git.PushDoor;
import ved.engine.adapter.git.StockGit;
import ved.engine.push.CommitRules;
import ved.engine.push.Push;
import ved.engine.push.PushGate;
import ved.engine.push.PushRules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Both stores behind a door for pushes, and a clone that pushes through the real hooks. */
final class PushingStores implements AutoCloseable {
    final TestingStores stores;
    final Path clone;
    private final PushDoor door;

    /** Starts with a script on the branch of ed1, cloned by ed1. */
    PushingStores(Path directory) {
        stores = new TestingStores(directory);
        stores.reconciliation.run();
        door = PushDoor.open(stores.gitDirectory(), new Gate());
        stores.create("ed1", "one\n");
        clone = directory.resolve("clone");
        StockGit.run(directory, "clone", "-q", stores.gitDirectory().toString(), "clone");
        git("checkout", "-q", "ed1");
    }

    /** Git as ed1 in the clone. */
    String git(String... arguments) {
        StockGit.Result result = StockGit.attemptAs("ed1", clone, arguments);
        assertEquals(0, result.exitCode(), () -> String.join(" ", arguments) + "\n" + result);
        return result.output().strip();
    }

    /** Adds, changes or removes nothing but this file, and commits as ed1. */
    void commit(String path, String content) throws IOException {
        Files.writeString(clone.resolve(path), content);
        git("add", "-A");
        git("commit", "-q", "-m", "Change " + path);
    }

    /** Pushes what must be refused; returns what git printed. */
    String refused(String... arguments) {
        StockGit.Result result = push(arguments);
        assertNotEquals(0, result.exitCode(), result::output);
        return result.output();
    }

    String accepted(String... arguments) {
        StockGit.Result result = push(arguments);
        assertEquals(0, result.exitCode(), result::output);
        return result.output();
    }

    private StockGit.Result push(String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = "push";
        command[1] = "origin";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return StockGit.attemptAs("ed1", clone, command);
    }

    void closeDoor() throws IOException {
        door.close();
    }

    @Override
    public void close() throws IOException {
        door.close();
        stores.close();
    }

    private final class Gate implements PushGate {
        private final PushRules rules =
                new PushRules(
                        Set.of("ed1", "ed2")::contains,
                        new CommitRules(stores.store, stores.sources));

        @Override
        public List<String> refusals(Push push) {
            return rules.refusals(push);
        }

        @Override
        public List<String> arrived() {
            return TestingStores.done(stores.writer.takeIn()).stream()
                    .map(version ->
                            "It is version %s of script %s now."
                                    .formatted(version.number(), version.script()))
                    .toList();
        }
    }
}
