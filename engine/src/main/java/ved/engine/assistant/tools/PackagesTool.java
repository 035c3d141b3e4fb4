package ved.engine.assistant.tools;

import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.Interpreter.InstalledPackage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Tells what is installed besides the standard library. */
final class PackagesTool implements Tool {
    private static final int MOST = 400;

    private final ScriptInterpreter interpreters;

    PackagesTool(ScriptInterpreter interpreters) {
        this.interpreters = interpreters;
    }

    @Override
    public ToolDescription description() {
        return new ToolDescription(
                "installed_packages",
                "Lists the packages that the script can import besides the standard library, with"
                        + " their versions. Nothing else can be installed.",
                """
                {"type":"object","properties":{"name":{"type":"string","description":"Only those \
                whose name contains this."}}}\
                """);
    }

    @Override
    public CompletionStage<List<Found>> use(String user, About about, Arguments arguments)
            throws WrongArguments {
        Optional<String> name = arguments.optionalText("name");
        return CompletableFuture.completedStage(
                interpreters
                        .of(about)
                        .map(interpreter -> packages(interpreter, name))
                        .orElse(Found.said("It is not known now what is installed.")));
    }

    private static List<Found> packages(Interpreter interpreter, Optional<String> name) {
        String part = name.orElse("").toLowerCase(Locale.ROOT);
        List<InstalledPackage> packages =
                interpreter.packages().stream()
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(part))
                        .toList();
        if (packages.isEmpty()) {
            return Found.said(
                    name.isEmpty()
                            ? "Nothing is installed besides the standard library."
                            : "Nothing of that name is installed. It may be a module of the"
                                    + " standard library.");
        }
        return Found.of(
                Kind.TOOL,
                packages.stream()
                        .limit(MOST)
                        .map(one -> one.name() + " " + one.version())
                        .collect(Collectors.joining("\n")));
    }
}
