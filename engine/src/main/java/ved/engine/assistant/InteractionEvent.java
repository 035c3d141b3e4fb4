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

    record Ended(Interaction interaction) implements InteractionEvent {}
}
