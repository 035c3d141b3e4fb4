package ved.engine.search;

/**
 * What is looked for.
 *
 * @param regex whether {@code text} is a regular expression of RE2
 * @param caseSensitive whether upper and lower case differ
 * @param word whether only whole words count
 */
public record SearchQuery(
        String text, boolean regex, boolean caseSensitive, boolean word, Scope scope) {
    /** The longest text that is looked for, in UTF-16 units. */
    public static final int LONGEST = 500;

    /** Which text of each script. */
    public enum Scope {
        /** What the user sees in the catalogue. */
        OWN,
        PROD
    }
}
