package ved.engine.assistant;

import ved.engine.assistant.names.NameMap;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The durable record of the assistant. Every method blocks; each is one transaction. */
public interface InteractionStore {
    /** Begins a conversation and returns its id. */
    long begin(String user, Optional<ScriptId> script, String title, Instant at);

    Optional<Conversation> conversation(long id);

    /** Those of a user, newest first; of one script where it is given. */
    List<Conversation> conversations(String user, Optional<ScriptId> script, int limit);

    /** The turns of a conversation, in order. */
    List<Interaction> turns(long conversation);

    NameMap names(long conversation);

    /**
     * Records an interaction before anything of it is sent, with every message as it will go out and
     * the names that were replaced; returns its id. Where it ends at once ({@link Outcome#BLOCKED},
     * {@link Outcome#REFUSED}) it is complete with that.
     */
    long record(Beginning beginning, NameMap names);

    /** Adds what a further step sends, before it is sent. */
    void recordStep(long interaction, List<SentText> sent, String rawAnswer, NameMap names);

    /** Records the end. A second one is ignored. */
    void recordEnd(Interaction ended, String rawAnswer);

    /** Gives everything that has no end the outcome {@link Outcome#LOST}: for start-up. */
    void closeUnfinished();

    Optional<Interaction> find(long interaction);

    /** What was sent, in order, and the raw answers among it. */
    List<SentText> sent(long interaction);

    /** Newest first. */
    List<Interaction> list(Filter filter, int limit, Optional<Long> before);

    List<Cost> costs(CostKey key, Filter filter);

    /** What was spent and used since a time; unknown costs count as none. */
    Usage usage(Optional<String> user, Instant since);

    /** Links a version to interactions of the same user and script; others are passed over. */
    void link(VersionId version, ScriptId script, String user, List<Long> interactions);

    record Conversation(
            long id,
            String user,
            Optional<ScriptId> script,
            String title,
            Instant startedAt,
            Instant lastAt) {}

    /**
     * @param interaction of the beginning, without id
     * @param sent every message
     */
    record Beginning(Interaction interaction, List<SentText> sent) {
        public Beginning {
            sent = List.copyOf(sent);
        }
    }

    record Filter(
            Optional<ScriptId> script,
            Optional<VersionId> version,
            Optional<String> user,
            Optional<String> model) {}

    enum CostKey {
        USER,
        MODEL,
        SCRIPT,
        MONTH
    }

    /**
     * @param key the user, the model, the id of the script or the month as {@code 2026-11}
     * @param unknown interactions that were answered and whose cost nobody told
     */
    record Cost(
            String key,
            long interactions,
            long inputTokens,
            long outputTokens,
            BigDecimal cost,
            long unknown) {}

    record Usage(long interactions, long tokens, BigDecimal cost) {}
}
