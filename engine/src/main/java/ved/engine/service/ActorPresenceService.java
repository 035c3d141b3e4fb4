package ved.engine.service;

import ved.engine.api.PresenceService;
import ved.engine.live.OpenScripts;
import ved.engine.live.Presence;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Not written yet: nobody is seen. */
public final class ActorPresenceService implements PresenceService {
    @Override
    public void announce(String user, OpenScripts open) {
        // not written yet
    }

    @Override
    public void leave(String user) {
        // not written yet
    }

    @Override
    public CompletionStage<List<Presence>> present() {
        return CompletableFuture.completedStage(List.of());
    }
}
