package ved.engine.assistant.tools;

import ved.engine.assistant.AssistantSettings;
import ved.engine.sandbox.SandboxLimits;
import ved.engine.sandbox.Sandboxes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which tools there are. */
public final class Toolbox {
    private Toolbox() {}

    /**
     * Those that the settings allow.
     *
     * @param limits those of executions
     * @param folder that an administrator opened
     */
    public static List<Tool> of(
            AssistantSettings settings,
            ScriptInterpreter interpreters,
            Sandboxes sandboxes,
            SandboxLimits limits,
            ProdScripts scripts,
            Optional<ReadableFolder> folder) {
        List<Tool> tools = new ArrayList<>();
        tools.add(new InterpreterTool(interpreters, limits));
        tools.add(new PackagesTool(interpreters));
        tools.add(
                new DescribeTool(
                        interpreters,
                        new Introspection(sandboxes, limits, Introspection.PATIENCE)));
        if (settings.examples()) {
            tools.add(new ExamplesTool(scripts));
        }
        folder.ifPresent(opened -> {
            tools.add(new ListFilesTool(opened));
            tools.add(new ReadFileTool(opened));
        });
        return tools;
    }
}
