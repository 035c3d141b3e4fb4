package ved.engine.script;

import java.util.regex.Pattern;

/**
 * A branch of the scripts repository: {@code prod}, or an editor's own, named after the user. The
 * names are narrower than Git's, because Git accepts names that look like options.
 */
public record Branch(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** The branch that holds the authoritative queue. */
    public static final Branch PROD = new Branch("prod");

    public Branch {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "A branch name has 1 to 32 lower-case letters, digits and hyphens: " + name);
        }
    }

    public static boolean isValid(String name) {
        return NAME.matcher(name).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
