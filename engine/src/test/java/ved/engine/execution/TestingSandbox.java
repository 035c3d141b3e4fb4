package ved.engine.execution;

import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.OutputStreamName;
import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.SandboxException;
import ved.engine.sandbox.SandboxExecution;
import ved.engine.sandbox.SandboxExit;
import ved.engine.sandbox.SandboxJob;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A sandbox in which the test plays the script: it prints and exits when the test says so. */
public final class TestingSandbox implements Sandbox {
    public static final String INTERPRETER = "cpython-3.14";

    /** A source with this text cannot be started. */
    public static final String UNSTARTABLE = "unstartable";

    /** A source that begins with this prints the rest of itself before its start is known. */
    public static final String HASTY = "hasty:";

    private final BlockingQueue<Script> started = new LinkedBlockingQueue<>();

    /** The next script that was started, in the order of starting. */
    public Script nextStarted() throws InterruptedException {
        Script script = started.poll(5, TimeUnit.SECONDS);
        if (script == null) {
            throw new AssertionError("No script was started");
        }
        return script;
    }

    public boolean nothingStarted() {
        return started.isEmpty();
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public List<Interpreter> interpreters() {
        return List.of(
                new Interpreter(
                        INTERPRETER,
                        "CPython",
                        Optional.of("3.14.3"),
                        name(),
                        Optional.empty(),
                        List.of(),
                        Set.of("sys")));
    }

    @Override
    public SandboxExecution start(SandboxJob job, OutputSink output) throws SandboxException {
        var script = new Script(job, output);
        if (script.source().equals(UNSTARTABLE)) {
            throw new SandboxException("the engine is on holiday");
        }
        if (script.source().startsWith(HASTY)) {
            script.print(script.source().substring(HASTY.length()));
        }
        started.add(script);
        return script;
    }

    @Override
    public void close() {}

    /** A started script. */
    public static final class Script implements SandboxExecution {
        private final SandboxJob job;
        private final OutputSink output;
        private final CompletableFuture<SandboxExit> exit = new CompletableFuture<>();
        private final CompletableFuture<Boolean> killed = new CompletableFuture<>();

        Script(SandboxJob job, OutputSink output) {
            this.job = job;
            this.output = output;
        }

        public SandboxJob job() {
            return job;
        }

        public String source() {
            return new String(job.source(), StandardCharsets.UTF_8);
        }

        public void print(String text) {
            print(OutputStreamName.STDOUT, text);
        }

        public void print(OutputStreamName stream, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            output.write(stream, bytes, 0, bytes.length);
        }

        public void exit(int code) {
            exit.complete(new SandboxExit.Exited(code, OptionalLong.empty()));
        }

        public void end(SandboxExit how) {
            exit.complete(how);
        }

        /** Waits until Ved kills the script; it does not end by that. */
        public void awaitKill() throws Exception {
            killed.get(5, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<SandboxExit> exit() {
            return exit;
        }

        @Override
        public void kill() {
            killed.complete(true);
        }
    }
}
