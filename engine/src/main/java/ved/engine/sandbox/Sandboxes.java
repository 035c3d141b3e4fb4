package ved.engine.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of interpreters over all sandboxes of this installation: which exist, which of them
 * can be used now and why not, and what runs them.
 */
public final class Sandboxes implements AutoCloseable {
    /** {@link #activeName()} where nothing can run scripts. */
    public static final String NONE = "none";

    private final List<Sandbox> sandboxes;
    private final List<Interpreter> unavailable;

    /**
     * Creates the catalogue.
     *
     * @param sandboxes in the order of preference
     * @param unavailable interpreters of sandboxes that cannot be used here, with the reason
     */
    public Sandboxes(List<Sandbox> sandboxes, List<Interpreter> unavailable) {
        this.sandboxes = List.copyOf(sandboxes);
        this.unavailable = List.copyOf(unavailable);
    }

    /** Every interpreter once: as its preferred sandbox has it, or why it cannot be used. */
    public List<Interpreter> interpreters() {
        List<Interpreter> known = new ArrayList<>();
        for (Sandbox sandbox : sandboxes) {
            addNew(known, sandbox.interpreters());
        }
        addNew(known, unavailable);
        return List.copyOf(known);
    }

    public Optional<Interpreter> interpreter(String id) {
        return interpreters().stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /** What new scripts get: the first interpreter that is available. */
    public Optional<Interpreter> defaultInterpreter() {
        return interpreters().stream().filter(Interpreter::available).findFirst();
    }

    /** The name of the preferred sandbox, or {@value #NONE}. */
    public String activeName() {
        return sandboxes.stream().findFirst().map(Sandbox::name).orElse(NONE);
    }

    /** The sandbox that runs an interpreter now. */
    public Optional<Sandbox> sandboxFor(String interpreter) {
        return sandboxes.stream()
                .filter(sandbox ->
                        sandbox.interpreters().stream()
                                .anyMatch(i -> i.id().equals(interpreter) && i.available()))
                .findFirst();
    }

    /** Why an interpreter cannot be used now; for one that can, empty. */
    public Optional<String> whyUnavailable(String interpreter) {
        if (sandboxFor(interpreter).isPresent()) {
            return Optional.empty();
        }
        return interpreter(interpreter)
                .flatMap(Interpreter::unavailable)
                .or(() ->
                        Optional.of("There is no interpreter of that name in this installation."));
    }

    @Override
    public void close() {
        sandboxes.forEach(Sandbox::close);
    }

    private static void addNew(List<Interpreter> known, List<Interpreter> more) {
        for (Interpreter interpreter : more) {
            if (known.stream().noneMatch(k -> k.id().equals(interpreter.id()))) {
                known.add(interpreter);
            }
        }
    }
}
