package ved.engine.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identity of a script: positive, never reused. Its file in Git is {@code <id>.py}. */
public record ScriptId(long value) {
    private static final Pattern PATH = Pattern.compile("([1-9][0-9]{0,17})\\.py");

    public ScriptId {
        if (value < 1) {
            throw new IllegalArgumentException("A script id is positive, not " + value);
        }
    }

    /** The script that has this path; empty for a path that no script can have. */
    public static Optional<ScriptId> ofPath(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? Optional.of(new ScriptId(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    /** The path of the script at the root of every branch. */
    public String path() {
        return value + ".py";
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
