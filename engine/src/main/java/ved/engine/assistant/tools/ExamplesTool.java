package ved.engine.assistant.tools;

import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Shows scripts on {@code prod} that use a member of a module. They go out as whole scripts. */
final class ExamplesTool implements Tool {
    private static final int MOST = 3;
    private static final int LONGEST = 8_000;

    private final ProdScripts scripts;

    ExamplesTool(ProdScripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public ToolDescription description() {
        return new ToolDescription(
                "examples",
                "Shows up to 3 other scripts of this installation that use a module or a member of"
                        + " one.",
                """
                {"type":"object","properties":{"uses":{"type":"string","description":"The whole \
                name, such as pandas.read_csv."}},"required":["uses"]}\
                """);
    }

    @Override
    public CompletionStage<List<Found>> use(String user, About about, Arguments arguments)
            throws WrongArguments {
        String name = arguments.dottedName("uses");
        String module = name.substring(0, Math.max(name.indexOf('.'), 0));
        String member = name.substring(name.lastIndexOf('.') + 1);
        List<String> texts =
                scripts.using(
                        user,
                        module.isEmpty() ? member : module,
                        member,
                        about.script(),
                        MOST,
                        LONGEST);
        List<Found> found = new ArrayList<>();
        for (String text : texts) {
            found.add(new Found.Said("A script:\n"));
            found.add(new Found.Text(Kind.CODE, text));
            found.add(new Found.Said("\nThe end of the script.\n\n"));
        }
        return CompletableFuture.completedStage(
                found.isEmpty() ? Found.said("No other script uses it.") : found);
    }
}
