package ved.engine.adapter.openai;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.OpenAIClientAsyncImpl;
import com.openai.core.ClientOptions;
import com.openai.core.LogLevel;
import com.openai.core.ObjectMappers;
import com.openai.core.Sleeper;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/**
 * openai-java, one client for each attempt, and the connections below it.
 *
 * @param threads virtual ones
 */
record OpenAiClients(OpenAiSettings settings, HttpClient http, ExecutorService threads) {
    /** A cost that is no number makes the cost unknown, not the answer unreadable. */
    static final JsonMapper MAPPER =
            ObjectMappers.jsonMapper()
                    .rebuild()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final int PATIENCE_FOR_THE_WHOLE = 10;

    OpenAiClients(OpenAiSettings settings, ExecutorService threads) {
        this(settings, http(settings, threads), threads);
    }

    private static HttpClient http(OpenAiSettings settings, ExecutorService threads) {
        return HttpClient.newBuilder()
                // Breaking off a request closes its connection, which tells the provider to stop.
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(shorter(settings.timeout(), LONGEST_CONNECT))
                .executor(threads)
                .build();
    }

    HttpAttempt attempt() {
        return new HttpAttempt(
                http,
                settings.timeout(),
                settings.timeout().multipliedBy(PATIENCE_FOR_THE_WHOLE),
                threads);
    }

    HttpAttempt shortAttempt(Duration whole) {
        Duration patience = shorter(settings.timeout(), whole);
        return new HttpAttempt(http, patience, patience, threads);
    }

    OpenAIClientAsync over(HttpAttempt attempt) {
        return new OpenAIClientAsyncImpl(
                ClientOptions.builder()
                        .httpClient(attempt)
                        .baseUrl(settings.baseUrl().toString())
                        .apiKey(settings.apiKey())
                        .jsonMapper(MAPPER)
                        .streamHandlerExecutor(threads)
                        .sleeper(NoRetries.INSTANCE)
                        .maxRetries(0)
                        .timeout(settings.timeout())
                        .logLevel(LogLevel.OFF)
                        .disableTelemetry(true)
                        .putHeader("User-Agent", "ved")
                        .build());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Ours know about the text that has come; without them there is nothing to sleep for. */
    private enum NoRetries implements Sleeper {
        INSTANCE;

        @Override
        public void sleep(Duration duration) {
            throw new IllegalStateException("openai-java does not retry here");
        }

        @Override
        public CompletableFuture<Void> sleepAsync(Duration duration) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("openai-java does not retry here"));
        }

        @Override
        public void close() {}
    }
}
