package ved.engine.adapter.openai;

import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelListener;
import ved.engine.assistant.provider.ModelReply;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what a model says. */
final class RecordingListener implements ModelListener {
    sealed interface End {}

    record Ended(ModelReply reply) implements End {}

    record Failed(ModelFault fault, ModelReply soFar) implements End {}

    private static final int PATIENCE_SECONDS = 60;

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final AtomicInteger called = new AtomicInteger();
    private final BlockingQueue<String> unheard = new LinkedBlockingQueue<>();
    private final BlockingQueue<End> ends = new LinkedBlockingQueue<>();

    @Override
    public void text(String more) {
        texts.add(more);
        unheard.add(more);
    }

    @Override
    public void calling(int characters) {
        called.addAndGet(characters);
    }

    @Override
    public void ended(ModelReply reply) {
        ends.add(new Ended(reply));
    }

    @Override
    public void failed(ModelFault fault, ModelReply soFar) {
        ends.add(new Failed(fault, soFar));
    }

    List<String> texts() {
        return texts;
    }

    /** Characters of calls. */
    int called() {
        return called.get();
    }

    /** Waits for more text. */
    String nextText() throws InterruptedException {
        return required(unheard);
    }

    ModelReply awaitReply() throws InterruptedException {
        End end = required(ends);
        if (end instanceof Ended(ModelReply reply)) {
            return reply;
        }
        throw new AssertionError("There is no answer: " + end);
    }

    Failed awaitFailure() throws InterruptedException {
        End end = required(ends);
        if (end instanceof Failed failed) {
            return failed;
        }
        throw new AssertionError("There is an answer: " + end);
    }

    /** Whether there has been exactly the one end that was awaited. */
    boolean heardNoMore() {
        return ends.isEmpty();
    }

    private static <T> T required(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing came in time.");
        }
        return next;
    }
}
