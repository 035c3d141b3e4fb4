package ved.engine.assistant.names;

/**
 * One text of what is to be sent.
 *
 * @param text at most {@value Pseudonymizer#MAX_BYTES} bytes of UTF-8
 */
public record Passage(Kind kind, String text) {
    /** What a text is, which says how names are found in it. */
    public enum Kind {
        /** A whole script. */
        CODE,
        /** A part of a script: a selection, a block of code. */
        FRAGMENT,
        /** What people and models write; blocks of Python in it define names as well. */
        PROSE,
        /** The traceback or message of a failed execution. */
        TRACEBACK,
        /** The head of data, or the content of a file. */
        DATA,
        /** Arguments or results of a tool. */
        TOOL
    }
}
