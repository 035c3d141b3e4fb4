package ved.engine.api;

import ved.engine.live.OpenScripts;
import ved.engine.live.Presence;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Who has which script open. A notice, never a lock. */
public interface PresenceService {
    /**
     * Tells what one window of a user has open, in place of what it told before. It counts while the
     * stream of catalogue events of this window runs, and 10 seconds more. Scripts that do not exist
     * are ignored.
     */
    void announce(String user, OpenScripts open);

    /**
     * The user logged out, and the streams of that session end: their windows are gone at once. Those
     * of another session of the same user stay.
     */
    void leave(String user);

    CompletionStage<List<Presence>> present();
}
