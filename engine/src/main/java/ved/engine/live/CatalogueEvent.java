package ved.engine.live;

/** What everybody who has Ved open is told. Each only names what changed; details are fetched. */
public sealed interface CatalogueEvent {
    /** A script was created, saved, merged, or its data changed. */
    record ScriptChanged(long script) implements CatalogueEvent {}

    /** The order of the queue changed, or who is in it. */
    record QueueChanged() implements CatalogueEvent {}

    /**
     * All who have the script open now; nobody when the list is empty. Told to those who watch at
     * that moment and never repeated: who comes later or comes back asks who is present.
     */
    record PresenceChanged(Presence presence) implements CatalogueEvent {}

    record ExecutionStarted(long execution, long script) implements CatalogueEvent {}

    /**
     * @param status the final status in lower case, e.g. {@code succeeded}
     */
    record ExecutionFinished(long execution, long script, String status)
            implements CatalogueEvent {}

    record RunStarted(long run) implements CatalogueEvent {}

    record RunFinished(long run) implements CatalogueEvent {}

    /** Events before this one are no longer known: the watcher should fetch everything again. */
    record Reset() implements CatalogueEvent {}
}
