package ved.engine.assistant;

/** What a watcher of an interaction sees; the last one is always {@link Ended}. */
public sealed interface InteractionEvent {
    record Started(Interaction interaction) implements InteractionEvent {}

    /** More text of the answer, with the script's own names. */
    record TextAdded(String text) implements InteractionEvent {}

    /**
     * @param arguments JSON, with the script's own names
     */
    record ToolUsed(String name, String arguments) implements InteractionEvent {}

    /** Holds the whole answer, for those who missed a part of it. */
    record Ended(Interaction interaction) implements InteractionEvent {
        /** Behind any number of texts, live and as read from the record. */
        public static final long SEQUENCE = 1L << 40;
    }
}
