package ved.engine.assistant.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxExecution;
import ved.engine.sandbox.SandboxExit;
import ved.engine.sandbox.SandboxJob;
import ved.engine.sandbox.SandboxLimits;
import ved.engine.sandbox.Sandboxes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

@Timeout(60)
final class IntrospectionTest {
    private static final SandboxLimits LIMITS =
            new SandboxLimits(Duration.ofSeconds(60), 512L << 20, 1, 64, 16L << 20, 1 << 20);
    private static final Interpreter INTERPRETER =
            new Interpreter(
                    "python",
                    "Python",
                    Optional.of("3.14.3"),
                    "testing",
                    Optional.empty(),
                    List.of(),
                    Set.of());
    private static final String ANSWER = "{\"name\":\"a\",\"kind\":\"module\"}";

    private final TestingInterpreter sandbox = new TestingInterpreter();

    @Test
    void asksWithTheNameAsDataAndLimitsOfItsOwn() throws Exception {
        assertEquals(Optional.of("a: module\n"), describe(Duration.ofSeconds(20), "a"));

        SandboxJob job = sandbox.jobs.getFirst();
        assertEquals(
                "{\"name\":\"a\"}",
                new String(job.dataset().orElseThrow(), StandardCharsets.UTF_8));
        assertEquals(Duration.ofSeconds(20), job.limits().timeout());
        assertEquals(0, job.executionId());
    }

    @Test
    void asksOnceForTheSameName() throws Exception {
        var introspection = introspection(Duration.ofSeconds(20));

        introspection.describe(INTERPRETER, "a").toCompletableFuture().get();
        introspection.describe(INTERPRETER, "a").toCompletableFuture().get();
        introspection.describe(INTERPRETER, "b").toCompletableFuture().get();

        assertEquals(2, sandbox.jobs.size());
    }

    @Test
    void doesNotBelieveWhatAModulePrints() throws Exception {
        sandbox.printed = "{\"error\":7}";
        assertEquals(Optional.of("7"), describe(Duration.ofSeconds(20), "a"));
        sandbox.printed = "Hello";
        assertEquals(Optional.empty(), describe(Duration.ofSeconds(20), "a"));
        sandbox.printed = "\"" + "x".repeat(200_000) + "\"";
        assertEquals(Optional.empty(), describe(Duration.ofSeconds(20), "a"));
        sandbox.printed = ANSWER;
        sandbox.code = 1;
        assertEquals(Optional.empty(), describe(Duration.ofSeconds(20), "a"));
    }

    @Test
    void endsWhatTakesTooLong() throws Exception {
        sandbox.hangs = true;

        assertEquals(Optional.empty(), describe(Duration.ofMillis(20), "a"));

        assertTrue(sandbox.killed);
    }

    @Test
    void asksTwoAtOnceAndNoMore() throws Exception {
        sandbox.hangs = true;
        sandbox.survives = true;
        var introspection = introspection(Duration.ofMillis(20));

        for (String name : List.of("a", "b", "c")) {
            assertEquals(
                    Optional.empty(),
                    introspection.describe(INTERPRETER, name).toCompletableFuture().get());
        }

        assertEquals(2, sandbox.jobs.size());
    }

    @Test
    void givesThePlaceBackWhenNothingCouldBeStarted() throws Exception {
        sandbox.away = true;
        var introspection = introspection(Duration.ofMillis(20));
        for (int attempt = 0; attempt < 3; attempt++) {
            assertEquals(
                    Optional.empty(),
                    introspection.describe(INTERPRETER, "a").toCompletableFuture().get());
        }
        sandbox.away = false;

        assertTrue(
                introspection.describe(INTERPRETER, "a").toCompletableFuture().get().isPresent());
    }

    private Optional<String> describe(Duration patience, String name) throws Exception {
        return introspection(patience).describe(INTERPRETER, name).toCompletableFuture().get();
    }

    private Introspection introspection(Duration patience) {
        return new Introspection(new Sandboxes(List.of(sandbox), List.of()), LIMITS, patience);
    }

    /** Prints what it is told to. */
    private static final class TestingInterpreter implements Sandbox {
        private final List<SandboxJob> jobs = new ArrayList<>();
        private String printed = ANSWER;
        private int code;
        private boolean hangs;
        private boolean survives;
        private boolean away;
        private boolean killed;

        @Override
        public String name() {
            return "testing";
        }

        @Override
        public List<Interpreter> interpreters() {
            return List.of(INTERPRETER);
        }

        @Override
        public SandboxExecution start(SandboxJob job, OutputSink output) throws SandboxException {
            if (away) {
                throw new SandboxException("It is away.");
            }
            jobs.add(job);
            byte[] bytes = printed.getBytes(StandardCharsets.UTF_8);
            output.write(OutputStreamName.STDERR, bytes, 0, bytes.length);
            output.write(OutputStreamName.STDOUT, bytes, 0, bytes.length);
            var exit = new CompletableFuture<SandboxExit>();
            if (!hangs) {
                exit.complete(new SandboxExit.Exited(code, OptionalLong.empty()));
            }
            return new SandboxExecution() {
                @Override
                public CompletionStage<SandboxExit> exit() {
                    return exit;
                }

                @Override
                public void kill() {
                    killed = true;
                    if (!survives) {
                        exit.complete(new SandboxExit.Signalled(9, OptionalLong.empty()));
                    }
                }
            };
        }

        @Override
        public void close() {}
    }
}
