package ved.http.wire;

import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;

import java.time.Duration;

/**
 * Passes elements on and fails when one is left unread for too long: the reader is then dropped,
 * instead of what it does not read piling up. A timer runs only while something is unread.
 */
final class ReaderDeadline<T> extends GraphStage<FlowShape<T, T>> {
    private static final String TIMER = "unread";

    private final Inlet<T> in = Inlet.create("ReaderDeadline.in");
    private final Outlet<T> out = Outlet.create("ReaderDeadline.out");
    private final Duration patience;

    ReaderDeadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public FlowShape<T, T> shape() {
        return FlowShape.of(in, out);
    }

    @Override
    public GraphStageLogic createLogic(Attributes inheritedAttributes) {
        return new TimerGraphStageLogic(shape()) {
            {
                setHandler(
                        in,
                        new AbstractInHandler() {
                            @Override
                            public void onPush() {
                                push(out, grab(in));
                                scheduleOnce(TIMER, patience);
                            }
                        });
                setHandler(
                        out,
                        new AbstractOutHandler() {
                            @Override
                            public void onPull() {
                                cancelTimer(TIMER);
                                pull(in);
                            }
                        });
            }

            @Override
            public void onTimer(Object key) {
                failStage(new ReaderTooSlow(patience));
            }
        };
    }

    /** The reader left something unread for too long. */
    static final class ReaderTooSlow extends RuntimeException {
        ReaderTooSlow(Duration patience) {
            super("The client read nothing for " + patience.toSeconds() + " s", null, false, false);
        }
    }
}
