package ved.engine.api;

import ved.engine.live.OpenScripts;
import ved.engine.live.Presence;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Who has which script open. A notice, never a lock. */
public interface PresenceService {
    /**
     * Tells what one window of a user has open, in place of what it told before. It counts until the
     * window's event stream ends for good.
     */
    void announce(String user, OpenScripts open);

    /** The user's windows are gone at once: logged out. */
    void leave(String user);

    CompletionStage<List<Presence>> present();
}
