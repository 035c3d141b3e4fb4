package ved.engine.service;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

import ved.engine.api.PresenceService;
import ved.engine.live.OpenScripts;
import ved.engine.live.Presence;
import ved.engine.live.PresenceBoard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Asks the presence board. */
public final class ActorPresenceService implements PresenceService {
    private final ActorRef<PresenceBoard.Command> board;
    private final Duration timeout;
    private final Scheduler scheduler;

    /**
     * @param timeout after which an answer fails with a {@link
     *     java.util.concurrent.TimeoutException}
     */
    public ActorPresenceService(
            ActorRef<PresenceBoard.Command> board, Duration timeout, Scheduler scheduler) {
        this.board = board;
        this.timeout = timeout;
        this.scheduler = scheduler;
    }

    @Override
    public void announce(String user, OpenScripts open) {
        board.tell(new PresenceBoard.Announce(user, open));
    }

    @Override
    public void leave(String user) {
        board.tell(new PresenceBoard.Leave(user));
    }

    @Override
    public CompletionStage<List<Presence>> present() {
        return AskPattern.ask(board, PresenceBoard.ListPresent::new, timeout, scheduler);
    }
}
