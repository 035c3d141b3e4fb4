package ved.engine.assistant.tools;

import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;
import ved.engine.sandbox.Interpreter;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells what a module or a member of one is: signature, docstring, members. */
final class DescribeTool implements Tool {
    private final ScriptInterpreter interpreters;
    private final Introspection introspection;

    DescribeTool(ScriptInterpreter interpreters, Introspection introspection) {
        this.interpreters = interpreters;
        this.introspection = introspection;
    }

    @Override
    public ToolDescription description() {
        return new ToolDescription(
                "describe",
                "Tells the signature and docstring of a module, class or function of the standard"
                        + " library or an installed package, as this interpreter has it, and for"
                        + " modules and classes their members.",
                """
                {"type":"object","properties":{"name":{"type":"string","description":"The whole \
                name, such as pandas.DataFrame.groupby or str.split."}},"required":["name"]}\
                """);
    }

    @Override
    public CompletionStage<List<Found>> use(String user, About about, Arguments arguments)
            throws WrongArguments {
        String name = arguments.dottedName("name");
        Optional<Interpreter> interpreter = interpreters.of(about).filter(Interpreter::available);
        return interpreter.isEmpty()
                ? CompletableFuture.completedStage(
                        Found.said("The interpreter of the script cannot be asked now."))
                : introspection
                        .describe(interpreter.get(), name)
                        .thenApply(text ->
                                text.map(known -> Found.of(Kind.TOOL, known))
                                        .orElse(
                                                Found.said(
                                                        "The interpreter gave no answer in time,"
                                                                + " or none that can be read.")));
    }
}
