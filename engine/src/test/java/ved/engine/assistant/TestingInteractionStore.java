package ved.engine.assistant;

import ved.engine.assistant.names.NameMap;
import ved.engine.script.ScriptId;
import ved.engine.script.StorageException;
import ved.engine.script.VersionId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The real record of the assistant on a disk that a test can fill. */
public final class TestingInteractionStore implements InteractionStore {
    private final InteractionStore real;
    private boolean full;
    private CompletableFuture<Void> fault = new CompletableFuture<>();

    public TestingInteractionStore(InteractionStore real) {
        this.real = real;
    }

    /** From now on, or no longer, nothing can be written. */
    public synchronized void setFull(boolean isFull) {
        full = isFull;
        fault = isFull ? new CompletableFuture<>() : fault;
    }

    /** Waits until something could not be written. */
    public void awaitFault() throws Exception {
        CompletableFuture<Void> next;
        synchronized (this) {
            next = fault;
        }
        next.get(20, TimeUnit.SECONDS);
    }

    private synchronized void checkRoom() {
        if (full) {
            fault.complete(null);
            throw new StorageException("The disk is full.");
        }
    }

    @Override
    public long begin(String user, Optional<ScriptId> script, String title, Instant at) {
        checkRoom();
        return real.begin(user, script, title, at);
    }

    @Override
    public Optional<ConversationHead> conversation(long id) {
        return real.conversation(id);
    }

    @Override
    public List<ConversationHead> conversations(String user, Optional<ScriptId> script, int limit) {
        return real.conversations(user, script, limit);
    }

    @Override
    public List<Interaction> turns(long conversation) {
        return real.turns(conversation);
    }

    @Override
    public NameMap names(long conversation) {
        return real.names(conversation);
    }

    @Override
    public long record(Interaction interaction, List<SentText> texts, NameMap names) {
        checkRoom();
        return real.record(interaction, texts, names);
    }

    @Override
    public void recordStep(long interaction, List<SentText> texts, NameMap names) {
        checkRoom();
        real.recordStep(interaction, texts, names);
    }

    @Override
    public Interaction recordEnd(Interaction ended, List<SentText> texts) {
        checkRoom();
        return real.recordEnd(ended, texts);
    }

    @Override
    public int closeUnfinished(String reason) {
        checkRoom();
        return real.closeUnfinished(reason);
    }

    @Override
    public Optional<Interaction> find(long interaction) {
        return real.find(interaction);
    }

    @Override
    public List<SentText> texts(long interaction) {
        return real.texts(interaction);
    }

    @Override
    public List<Interaction> list(Filter filter, int limit, Optional<Long> before) {
        return real.list(filter, limit, before);
    }

    @Override
    public List<Cost> costs(CostKey key, Filter filter) {
        return real.costs(key, filter);
    }

    @Override
    public Usage usage(String user, Instant since) {
        return real.usage(user, since);
    }

    @Override
    public void link(VersionId version, ScriptId script, String user, List<Long> interactions) {
        checkRoom();
        real.link(version, script, user, interactions);
    }

    @Override
    public List<Link> links(ScriptId script) {
        return real.links(script);
    }
}
