package ved.engine.assistant.words;

/**
 * A stop word in a text.
 *
 * @param start of the found text, in UTF-16 units
 * @param end behind it
 */
public record FoundStopWord(StopWord word, int start, int end) {}
