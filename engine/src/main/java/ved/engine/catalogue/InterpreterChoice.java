package ved.engine.catalogue;

import ved.engine.sandbox.Interpreter;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Which interpreter a script is meant for.
 *
 * @param known the catalogue of interpreters, as last probed
 * @param preferred id of the one that new scripts get while it is available
 */
public record InterpreterChoice(Supplier<List<Interpreter>> known, String preferred) {

    /** The wanted one, even while it is unavailable, if there is one of that name. */
    Answer<String> choose(String wanted) {
        List<Interpreter> interpreters = known.get();
        if (interpreters.stream().anyMatch(interpreter -> interpreter.id().equals(wanted))) {
            return Answer.done(wanted);
        }
        String names = interpreters.stream().map(Interpreter::id).collect(Collectors.joining(", "));
        return Answer.refused(
                new Refusal.InterpreterUnavailable(
                        wanted,
                        names.isEmpty()
                                ? "No interpreter is known here yet."
                                : "There is none of this name. Choose one of: " + names + "."));
    }

    /** What is known of the one of that name. */
    public Optional<Interpreter> find(String id) {
        return known.get().stream().filter(interpreter -> interpreter.id().equals(id)).findFirst();
    }

    /** The preferred one if it is available, else the first available, else the preferred one. */
    public String standard() {
        List<String> available =
                known.get().stream().filter(Interpreter::available).map(Interpreter::id).toList();
        return available.isEmpty() || available.contains(preferred)
                ? preferred
                : available.getFirst();
    }

    Answer<String> chooseOrStandard(Optional<String> wanted) {
        return wanted.map(this::choose).orElseGet(() -> Answer.done(standard()));
    }
}
