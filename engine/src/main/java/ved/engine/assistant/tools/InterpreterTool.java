package ved.engine.assistant.tools;

import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.SandboxLimits;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells which Python runs the script, and what it may do there. */
final class InterpreterTool implements Tool {
    private static final int MEBIBYTE = 1 << 20;

    private final ScriptInterpreter interpreters;
    private final SandboxLimits limits;

    InterpreterTool(ScriptInterpreter interpreters, SandboxLimits limits) {
        this.interpreters = interpreters;
        this.limits = limits;
    }

    @Override
    public ToolDescription description() {
        return new ToolDescription(
                "interpreter",
                "Tells which Python interpreter the script runs with, its version, and what the"
                        + " script may do there: arguments, network, files, limits.",
                "{\"type\":\"object\",\"properties\":{}}");
    }

    @Override
    public CompletionStage<List<Found>> use(String user, About about, Arguments arguments) {
        String which = interpreters.of(about).map(InterpreterTool::named).orElse("none known");
        return CompletableFuture.completedStage(
                List.of(
                        new Found.Said("The interpreter: "),
                        new Found.Text(Kind.TOOL, which),
                        new Found.Said("\n" + contract())));
    }

    private static String named(Interpreter interpreter) {
        return "%s (%s), version %s%s"
                .formatted(
                        interpreter.name(),
                        interpreter.id(),
                        interpreter.version().orElse("unknown"),
                        interpreter.available() ? "" : ", which cannot be used now");
    }

    private String contract() {
        return """
        sys.argv[1] is the path of the data file; without data there is no such argument.
        Each execution has a fresh sandbox that is thrown away: there is no network, no standard \
        input, and no file of another execution. Only the scratch space can be written.
        Limits: %d s, %d MiB of memory, %s processors, %d processes and threads, %d MiB of scratch \
        space, %d KiB of output on each of stdout and stderr.
        """
                .formatted(
                        limits.timeout().toSeconds(),
                        limits.memoryBytes() / MEBIBYTE,
                        limits.cpus(),
                        limits.processes(),
                        limits.scratchBytes() / MEBIBYTE,
                        limits.outputBytes() / 1024);
    }
}
