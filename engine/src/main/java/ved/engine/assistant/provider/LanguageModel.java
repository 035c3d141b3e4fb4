package ved.engine.assistant.provider;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** A provider of language models. Every method returns at once; the listener hears the rest. */
public interface LanguageModel extends AutoCloseable {
    /**
     * Sends a request. What can be tried again without anybody noticing is, with growing pauses,
     * as long as no text has come. After several failures in a row the provider is left alone for a
     * while, and requests end at once with {@link ModelFault.LeftAlone}.
     *
     * @param listener is called by one thread at a time, and hears exactly one end
     */
    Generation generate(ModelRequest request, ModelListener listener);

    /**
     * The models that the provider has, in its order, as it told not long ago; empty where it could
     * not be asked. Never fails.
     */
    CompletionStage<List<ModelDescription>> models();

    @Override
    void close();

    /** A request under way. */
    @FunctionalInterface
    interface Generation {
        /** Ends it soon with {@link ModelFault.Stopped}, unless it has ended. */
        void stop();
    }
}
