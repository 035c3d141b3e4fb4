package ved.engine.catalogue;

import ved.engine.sandbox.Interpreter;

import java.util.List;
import java.util.stream.Collectors;

/** The text of a new script: it runs as it is, with and without a dataset. */
public final class ScriptTemplate {
    private static final String PLACE = "#   {interpreters}";
    private static final String TEXT =
            """
            \"""New script

            The first line is the name that the catalogue shows; the rest describes the script.
            \"""

            # The path of the dataset is the first argument: sys.argv[1]. Without a dataset there is none.
            # There is no network, and files that the script writes are gone when it ends: print results.
            #
            # Interpreters to choose from:
            #   {interpreters}
            import sys
            from pathlib import Path


            def main() -> None:
                if len(sys.argv) < 2:
                    print("No dataset yet. Store one, and sys.argv[1] is the path of its file.")
                    return
                data = Path(sys.argv[1]).read_bytes()
                print(f"The dataset has {len(data)} bytes in {len(data.splitlines())} lines.")


            if __name__ == "__main__":
                main()
            """;

    private ScriptTemplate() {}

    public static String text(List<Interpreter> interpreters) {
        String lines =
                interpreters.stream().map(ScriptTemplate::line).collect(Collectors.joining("\n"));
        return TEXT.replace(PLACE, lines.isEmpty() ? "#   none is known here yet" : lines);
    }

    private static String line(Interpreter interpreter) {
        String version = interpreter.version().map(v -> " " + v).orElse("");
        String state = interpreter.available() ? "" : " (not available now)";
        String line = "#   " + interpreter.id() + ": " + interpreter.name() + version + state;
        return line.replaceAll("\\p{Cntrl}", " ");
    }
}
