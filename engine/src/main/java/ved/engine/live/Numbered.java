package ved.engine.live;

/**
 * An event with its place in its topic.
 *
 * @param sequence ascending; a watcher who has seen it may continue after it
 */
public record Numbered<E>(long sequence, E event) {}
