package ved.http;

import ved.engine.api.PresenceService;
import ved.engine.live.OpenScripts;
import ved.engine.live.Presence;
import ved.engine.live.Window;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Presence that counts until its user leaves. */
final class InMemoryPresence implements PresenceService {
    private final Map<String, OpenScripts> open = new ConcurrentHashMap<>();

    /** The windows that opened a stream. */
    final Queue<Window> watching = new ConcurrentLinkedQueue<>();

    @Override
    public void announce(String user, OpenScripts scripts) {
        open.put(user, scripts);
    }

    @Override
    public void leave(String user) {
        open.remove(user);
    }

    @Override
    public CompletionStage<List<Presence>> present() {
        return CompletableFuture.completedFuture(
                open.entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().scripts().entrySet().stream()
                                        .map(script ->
                                                new Presence(
                                                        script.getKey(),
                                                        List.of(
                                                                new Presence.Person(
                                                                        entry.getKey(),
                                                                        script.getValue())))))
                        .toList());
    }

    void watch(Optional<Window> window) {
        window.ifPresent(watching::add);
    }
}
