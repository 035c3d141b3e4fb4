package ved.http.json;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The server and its interpreters as the API shows them. */
public final class Systems {
    private Systems() {}

    public record Health(String status, String version, String sandbox) {}

    public record InstalledPackage(String name, String version) {}

    public record Interpreter(
            String id,
            String name,
            @Nullable String version,
            String sandbox,
            boolean available,
            @Nullable String whyNot,
            List<InstalledPackage> packages) {
        static Interpreter of(ved.engine.sandbox.Interpreter interpreter) {
            return new Interpreter(
                    interpreter.id(),
                    interpreter.name(),
                    interpreter.version().orElse(null),
                    interpreter.sandbox(),
                    interpreter.available(),
                    interpreter.unavailable().orElse(null),
                    interpreter.packages().stream()
                            .map(p -> new InstalledPackage(p.name(), p.version()))
                            .toList());
        }
    }

    public record InterpreterList(List<Interpreter> interpreters) {
        public static InterpreterList of(List<ved.engine.sandbox.Interpreter> interpreters) {
            return new InterpreterList(interpreters.stream().map(Interpreter::of).toList());
        }
    }
}
