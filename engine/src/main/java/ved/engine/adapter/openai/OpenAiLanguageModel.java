package ved.engine.adapter.openai;

import ved.engine.assistant.provider.LanguageModel;
import ved.engine.assistant.provider.ModelDescription;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelListener;
import ved.engine.assistant.provider.ModelReply;
import ved.engine.assistant.provider.ModelRequest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Models behind OpenRouter's protocol. Without a key it contacts nobody. */
public final class OpenAiLanguageModel implements LanguageModel {
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final ExecutorService generations = Executors.newVirtualThreadPerTaskExecutor();

    /** Of the connections; they outlive those who wait for them. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final Set<RunningGeneration> running = ConcurrentHashMap.newKeySet();
    private final OpenAiClients clients;
    private final CircuitBreaker breaker;
    private final BackOff backOff;
    private final FailureTranslation failures;
    private final ModelCatalogue catalogue;

    /**
     * @param clock for dates that the provider names
     */
    public OpenAiLanguageModel(OpenAiSettings settings, InstantSource clock) {
        this(settings, clock, System::nanoTime);
    }

    OpenAiLanguageModel(OpenAiSettings settings, InstantSource clock, LongSupplier nanoTime) {
        clients = new OpenAiClients(settings, threads);
        breaker = new CircuitBreaker(settings.failures(), settings.rest(), nanoTime);
        backOff = new BackOff(settings.firstPause(), RandomGenerator.getDefault());
        failures = new FailureTranslation(settings, clock);
        catalogue = new ModelCatalogue(clients, nanoTime);
    }

    @Override
    public Generation generate(ModelRequest request, ModelListener listener) {
        RunningGeneration generation =
                new RunningGeneration(clients, breaker, backOff, failures, request, listener);
        running.add(generation);
        try {
            generations.execute(() -> {
                try {
                    generation.run();
                } finally {
                    running.remove(generation);
                }
            });
        } catch (RejectedExecutionException _) {
            running.remove(generation);
            listener.failed(
                    new ModelFault.Unavailable("Ved is shutting down."), ModelReply.NOTHING);
        }
        return generation;
    }

    @Override
    public CompletionStage<List<ModelDescription>> models() {
        return clients.settings().configured() && !generations.isShutdown()
                ? catalogue.models()
                : CompletableFuture.completedFuture(List.of());
    }

    /** Stops all requests; their listeners hear of it before this returns. */
    @Override
    public void close() {
        generations.shutdown();
        running.forEach(Generation::stop);
        catalogue.close();
        try {
            if (!generations.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                generations.shutdownNow();
            }
            clients.http().shutdownNow();
            boolean _ = clients.http().awaitTermination(LONGEST_END);
        } catch (InterruptedException _) {
            clients.http().shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads.shutdown();
    }
}
