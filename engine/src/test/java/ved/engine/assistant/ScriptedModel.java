package ved.engine.assistant;

import ved.engine.assistant.provider.LanguageModel;
import ved.engine.assistant.provider.ModelDescription;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelListener;
import ved.engine.assistant.provider.ModelMessage.ToolCall;
import ved.engine.assistant.provider.ModelReply;
import ved.engine.assistant.provider.ModelRequest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A model that the test plays: it says and does what the test tells it. */
public final class ScriptedModel implements LanguageModel {
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final AtomicBoolean broken = new AtomicBoolean();

    /** The next request, in the order of asking. */
    public Asked nextAsked() throws InterruptedException {
        Asked next = asked.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("The model was not asked");
        }
        return next;
    }

    public boolean nobodyAsked() {
        return asked.isEmpty();
    }

    /** From now on it throws when it is asked, as no model may. */
    public void breakDown() {
        broken.set(true);
    }

    @Override
    public Generation generate(ModelRequest request, ModelListener listener) {
        if (broken.get()) {
            throw new IllegalStateException("as told");
        }
        var next = new Asked(request, listener);
        asked.add(next);
        return next;
    }

    @Override
    public CompletionStage<List<ModelDescription>> models() {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public void close() {}

    /** A request under way. */
    public static final class Asked implements Generation {
        private final ModelRequest request;
        private final ModelListener listener;
        private final StringBuilder said = new StringBuilder();
        private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        private final AtomicBoolean deaf = new AtomicBoolean();

        Asked(ModelRequest request, ModelListener listener) {
            this.request = request;
            this.listener = listener;
        }

        public ModelRequest request() {
            return request;
        }

        public Asked say(String text) {
            said.append(text);
            listener.text(text);
            return this;
        }

        /** Tells of calls that are still to come. */
        public Asked calling(int characters) {
            listener.calling(characters);
            return this;
        }

        public void end(String cost) {
            listener.ended(reply(List.of(), false, Optional.of(new BigDecimal(cost))));
        }

        public void endWithoutCost() {
            listener.ended(reply(List.of(), false, Optional.empty()));
        }

        public void endCut() {
            listener.ended(reply(List.of(), true, Optional.empty()));
        }

        public void call(String cost, ToolCall... calls) {
            listener.ended(reply(List.of(calls), false, Optional.of(new BigDecimal(cost))));
        }

        public void fail(ModelFault fault) {
            listener.failed(fault, reply(List.of(), false, Optional.empty()));
        }

        /** Does not end when it is stopped. */
        public Asked deaf() {
            deaf.set(true);
            return this;
        }

        public void awaitStop() throws Exception {
            stopped.get(20, TimeUnit.SECONDS);
        }

        @Override
        public void stop() {
            if (stopped.complete(true) && !deaf.get()) {
                fail(new ModelFault.Stopped());
            }
        }

        private ModelReply reply(List<ToolCall> calls, boolean cut, Optional<BigDecimal> cost) {
            return new ModelReply(
                    said.toString(),
                    calls,
                    cut,
                    Optional.of("real/model"),
                    OptionalInt.of(100),
                    OptionalInt.of(10),
                    cost);
        }
    }
}
