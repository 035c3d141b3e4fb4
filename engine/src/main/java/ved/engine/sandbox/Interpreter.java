package ved.engine.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Python that scripts can choose.
 *
 * @param id stable name, e.g. {@code cpython-3.14}
 * @param version as the interpreter itself reported it when probed, e.g. {@code 3.14.3}; empty
 *     while it could not be probed
 * @param sandbox what runs it: {@code docker} or {@code process}
 * @param unavailable why it cannot be used now and what to do about it; empty when it can
 * @param packages what is installed besides the standard library
 * @param modules top-level names that scripts can import, of the standard library and of packages;
 *     empty while it could not be probed
 */
public record Interpreter(
        String id,
        String name,
        Optional<String> version,
        String sandbox,
        Optional<String> unavailable,
        List<InstalledPackage> packages,
        Set<String> modules) {
    public Interpreter {
        packages = List.copyOf(packages);
        modules = Set.copyOf(modules);
    }

    public boolean available() {
        return unavailable.isEmpty();
    }

    /** An installed distribution. */
    public record InstalledPackage(String name, String version) {}
}
