package ved.http.json;

import org.jspecify.annotations.Nullable;

import ved.engine.api.EditorSettings;

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

    /** How Ruff checks and formats. */
    public record Style(int lineLength, List<String> select, List<String> ignore) {}

    public record Language(boolean server, @Nullable String whyNot) {}

    public record Settings(Style style, Language language) {
        public static Settings of(EditorSettings settings) {
            EditorSettings.Style style = settings.style();
            return new Settings(
                    new Style(style.lineLength(), style.select(), style.ignore()),
                    new Language(
                            settings.whyNoLanguageServer().isEmpty(),
                            settings.whyNoLanguageServer().orElse(null)));
        }
    }

    public record InterpreterList(List<Interpreter> interpreters) {
        public static InterpreterList of(List<ved.engine.sandbox.Interpreter> interpreters) {
            return new InterpreterList(interpreters.stream().map(Interpreter::of).toList());
        }
    }
}
