package ved.engine.script;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Major.Minor} of a version; given once per script, over all of its branches. */
public record VersionNumber(int major, int minor) implements Comparable<VersionNumber> {
    /** What the first save of a script gets. */
    public static final VersionNumber FIRST = new VersionNumber(0, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})");
    private static final Comparator<VersionNumber> ORDER =
            Comparator.comparingInt(VersionNumber::major).thenComparingInt(VersionNumber::minor);

    public VersionNumber {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException(
                    "A version number is not negative: " + major + "." + minor);
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when the text is not {@code Major.Minor}
     */
    public static VersionNumber parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a version number: " + text);
        }
        return new VersionNumber(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** What the next save of changed content gets when this is the script's highest version. */
    public VersionNumber next() {
        return new VersionNumber(major, minor + 1);
    }

    @Override
    public int compareTo(VersionNumber other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
