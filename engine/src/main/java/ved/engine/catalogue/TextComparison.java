package ved.engine.catalogue;

import java.util.Optional;

/**
 * Compares texts line by line and byte for byte: a line ends after its line feed, and a last line
 * without one differs from the same line with one. The answers come within seconds for any texts of
 * the size of scripts. Safe from any thread; blocks for as long as it computes.
 */
public interface TextComparison {
    /**
     * Puts the changes of both sides together.
     *
     * @param base what both were made from; empty text where there is no such thing
     * @return empty when both changed the same lines, lines that touch, or lines of which it cannot
     *     be told for sure which they are
     */
    Optional<byte[]> merge(byte[] base, byte[] own, byte[] other);

    /**
     * The hunks that turn one text into the other, as {@code git diff} writes them.
     *
     * @param fromLabel what {@code ---} names, without line feeds
     * @param toLabel what {@code +++} names, without line feeds
     * @return empty text for equal texts
     */
    String unifiedDiff(String fromLabel, byte[] from, String toLabel, byte[] to);

    /**
     * Which lines stayed.
     *
     * @return for each line of {@code to} the 0-based line of {@code from} that it is, or -1 where
     *     it is new or changed
     */
    int[] match(byte[] from, byte[] to);
}
