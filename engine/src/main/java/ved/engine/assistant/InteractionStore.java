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

    Optional<ConversationHead> conversation(long id);

    /** Those of a user with turns, the last used first; of one script where it is given. */
    List<ConversationHead> conversations(String user, Optional<ScriptId> script, int limit);

    /** The turns of a conversation, in order. */
    List<Interaction> turns(long conversation);

    NameMap names(long conversation);

    /**
     * Records an interaction before anything of it is sent, with every message as it will go out and
     * the names of its conversation; returns its id. Where it has ended already, because nothing may
     * be sent, it is complete with that.
     *
     * @param interaction whose id does not count
     */
    long record(Interaction interaction, List<SentText> texts, NameMap names);

    /**
     * Adds an answer and what a further request sends, before that is sent; nothing to an interaction
     * that has ended.
     */
    void recordStep(long interaction, List<SentText> texts, NameMap names);

    /**
     * Records the end, and answers with the one that counts: a second one is ignored.
     *
     * @param texts what came last
     */
    Interaction recordEnd(Interaction ended, List<SentText> texts);

    /** Gives everything that has no end the outcome {@link Outcome#LOST}: for start-up. */
    int closeUnfinished(String reason);

    Optional<Interaction> find(long interaction);

    /** What was sent and received, in order. */
    List<SentText> texts(long interaction);

    /** Newest first. */
    List<Interaction> list(Filter filter, int limit, Optional<Long> before);

    /** Of what was sent, in the order of the keys. */
    List<Cost> costs(CostKey key, Filter filter);

    /** What a user asked since a time; unknown costs count as none. */
    Usage usage(String user, Instant since);

    /**
     * Links a version to interactions of the same user that were about its script or about none, and
     * were answered with code; others are passed over.
     */
    void link(VersionId version, ScriptId script, String user, List<Long> interactions);

    /** What the versions of a script came from. */
    List<Link> links(ScriptId script);

    /**
     * @param lastAt when its last turn began
     */
    record ConversationHead(
            long id,
            String user,
            Optional<ScriptId> script,
            String title,
            Instant startedAt,
            Instant lastAt) {}

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
     * @param key the user, the model, the id of the script (empty for none), or the month in UTC as
     *     {@code 2026-11}
     * @param unknown interactions that were sent and whose cost nobody told
     */
    record Cost(
            String key,
            long interactions,
            long inputTokens,
            long outputTokens,
            BigDecimal cost,
            long unknown) {}

    /**
     * @param interactions of which something was sent
     * @param open those of them that have no end yet, so that nothing is known of their cost
     */
    record Usage(long interactions, long open, BigDecimal cost) {}

    /** A version that holds accepted code of an interaction. */
    record Link(VersionId version, long interaction, String model, Optional<BigDecimal> cost) {}
}
