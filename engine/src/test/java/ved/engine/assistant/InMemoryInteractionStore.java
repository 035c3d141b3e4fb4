package ved.engine.assistant;

import ved.engine.assistant.names.NameMap;
import ved.engine.script.ScriptId;
import ved.engine.script.StorageException;
import ved.engine.script.VersionId;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps the record of the assistant in memory; can be told to fail. */
public final class InMemoryInteractionStore implements InteractionStore {
    private final Map<Long, Interaction> interactions = new TreeMap<>();
    private final Map<Long, List<SentText>> texts = new HashMap<>();
    private final Map<Long, NameMap> names = new HashMap<>();
    private long lastConversation;
    private boolean full;
    private CompletableFuture<Void> fault = new CompletableFuture<>();
    private Usage usage = new Usage(0, 0, BigDecimal.ZERO);

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

    public synchronized void setUsage(Usage spent) {
        usage = spent;
    }

    @Override
    public synchronized long begin(
            String user, Optional<ScriptId> script, String title, Instant at) {
        return ++lastConversation;
    }

    @Override
    public Optional<ConversationHead> conversation(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ConversationHead> conversations(String user, Optional<ScriptId> script, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized List<Interaction> turns(long conversation) {
        return interactions.values().stream()
                .filter(interaction -> interaction.conversation() == conversation)
                .toList();
    }

    @Override
    public synchronized NameMap names(long conversation) {
        return names.getOrDefault(conversation, NameMap.EMPTY);
    }

    @Override
    public synchronized long record(Interaction interaction, List<SentText> sent, NameMap known) {
        checkRoom();
        long id = interactions.size() + 1L;
        interactions.put(id, interaction.withId(id));
        texts.put(id, new ArrayList<>(sent));
        names.put(interaction.conversation(), known);
        return id;
    }

    @Override
    public synchronized void recordStep(long interaction, List<SentText> more, NameMap known) {
        checkRoom();
        find(interaction)
                .filter(found -> !found.outcome().isFinal())
                .ifPresent(found -> {
                    texts.getOrDefault(interaction, new ArrayList<>()).addAll(more);
                    names.put(found.conversation(), known);
                });
    }

    @Override
    public synchronized Interaction recordEnd(Interaction ended, List<SentText> more) {
        checkRoom();
        Interaction now = find(ended.id()).orElseThrow();
        if (now.outcome().isFinal()) {
            return now;
        }
        interactions.put(ended.id(), ended);
        texts.getOrDefault(ended.id(), new ArrayList<>()).addAll(more);
        return ended;
    }

    @Override
    public int closeUnfinished(String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized Optional<Interaction> find(long interaction) {
        return Optional.ofNullable(interactions.get(interaction));
    }

    @Override
    public synchronized List<SentText> texts(long interaction) {
        return List.copyOf(texts.getOrDefault(interaction, List.of()));
    }

    @Override
    public List<Interaction> list(Filter filter, int limit, Optional<Long> before) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Cost> costs(CostKey key, Filter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized Usage usage(String user, Instant since) {
        return usage;
    }

    @Override
    public void link(VersionId version, ScriptId script, String user, List<Long> linked) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Link> links(ScriptId script) {
        throw new UnsupportedOperationException();
    }

    private void checkRoom() {
        if (full) {
            fault.complete(null);
            throw new StorageException("The disk is full.");
        }
    }
}
