package ved.engine.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern MINOR = Pattern.compile("3\\.(\\d{1,3})\\b");

    public Interpreter {
        packages = List.copyOf(packages);
        modules = Set.copyOf(modules);
    }

    /** The 14 of 3.14.3. */
    public Optional<Integer> minorVersion() {
        return version.map(MINOR::matcher)
                .filter(Matcher::lookingAt)
                .map(found -> Integer.valueOf(found.group(1)));
    }

    public boolean available() {
        return unavailable.isEmpty();
    }

    /** An installed distribution. */
    public record InstalledPackage(String name, String version) {}
}
