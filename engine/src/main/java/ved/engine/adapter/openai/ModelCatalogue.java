package ved.engine.adapter.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.JsonField;
import com.openai.core.JsonValue;
import com.openai.models.models.Model;
import com.openai.models.models.ModelListPageAsync;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.assistant.provider.ModelDescription;

import java.lang.ref.Reference;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The provider's models. They are asked for when somebody wants to know, by one request at a time;
 * while an old list is renewed, it still serves.
 */
final class ModelCatalogue {
    private static final Logger log = LoggerFactory.getLogger(ModelCatalogue.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration FRESH_AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration WHOLE_REQUEST = Duration.ofSeconds(10);
    private static final int MOST_MODELS = 5000;
    private static final int LONGEST_NAME = 200;

    private static final int MILLION_DIGITS = 6;
    private static final int LONGEST_PRICE = 40;

    /** US dollars for one token. */
    private static final BigDecimal HIGHEST_PRICE = BigDecimal.ONE;

    private final OpenAiClients clients;
    private final LongSupplier nanoTime;

    private List<ModelDescription> known = List.of();
    private long freshUntil;
    private @Nullable CompletableFuture<List<ModelDescription>> asking;
    private @Nullable HttpAttempt attempt;

    ModelCatalogue(OpenAiClients clients, LongSupplier nanoTime) {
        this.clients = clients;
        this.nanoTime = nanoTime;
        freshUntil = nanoTime.getAsLong();
    }

    CompletionStage<List<ModelDescription>> models() {
        CompletableFuture<List<ModelDescription>> answer;
        synchronized (this) {
            if (asking == null && nanoTime.getAsLong() - freshUntil >= 0) {
                start();
            }
            if (asking == null || !known.isEmpty()) {
                return CompletableFuture.completedFuture(known);
            }
            answer = asking;
        }
        return answer.minimalCompletionStage();
    }

    private void start() {
        CompletableFuture<List<ModelDescription>> answer = new CompletableFuture<>();
        HttpAttempt ours = clients.shortAttempt(WHOLE_REQUEST);
        asking = answer;
        attempt = ours;
        clients.threads().execute(() -> answer.complete(told(ask(ours))));
    }

    synchronized void close() {
        if (attempt != null) {
            attempt.abort();
        }
    }

    private synchronized List<ModelDescription> told(List<ModelDescription> models) {
        boolean empty = models.isEmpty();
        if (!empty) {
            known = models;
        }
        freshUntil = nanoTime.getAsLong() + (empty ? FRESH_AFTER_FAILURE : FRESH).toNanos();
        asking = null;
        attempt = null;
        return known;
    }

    private List<ModelDescription> ask(HttpAttempt attempt) {
        try {
            OpenAIClientAsync client = clients.over(attempt);
            try {
                ModelListPageAsync page = client.models().list().join();
                return models(page.response()._data())
                        .limit(MOST_MODELS)
                        .flatMap(model -> description(model).stream())
                        .toList();
            } finally {
                Reference.reachabilityFence(client);
            }
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            log.info("The provider does not list its models ({})", cause.getClass().getName());
            return List.of();
        }
    }

    /** Those that are no models are left out, whatever they are. */
    private static Stream<Model> models(JsonField<List<Model>> data) {
        return data.asKnown().isPresent()
                ? data.asKnown().get().stream().filter(Objects::nonNull)
                : data.asArray().orElse(List.<JsonValue>of()).stream()
                        .flatMap(entry -> model(entry).stream());
    }

    private static Optional<Model> model(JsonValue entry) {
        try {
            return Optional.ofNullable(entry.convert(Model.class));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    /** Empty where it has no id. */
    private static Optional<ModelDescription> description(Model model) {
        Map<String, JsonValue> more = model._allProperties();
        JsonNode pricing = Properties.get(more, "pricing");
        return model._id()
                .asKnown()
                .filter(ModelCatalogue::isName)
                .map(id ->
                        new ModelDescription(
                                id,
                                Properties.text(Properties.get(more, "name"))
                                        .filter(ModelCatalogue::isName)
                                        .orElse(id),
                                tokens(Properties.get(more, "context_length")),
                                price(pricing.path("prompt")),
                                price(pricing.path("completion"))));
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME;
    }

    private static OptionalInt tokens(JsonNode value) {
        return Properties.number(value)
                .map(Number::longValue)
                .filter(tokens -> tokens > 0 && tokens <= Integer.MAX_VALUE)
                .map(tokens -> OptionalInt.of(tokens.intValue()))
                .orElse(OptionalInt.empty());
    }

    /** They come as text, for one token; less than nothing means that it depends. */
    private static Optional<BigDecimal> price(JsonNode value) {
        return Properties.text(value)
                .or(() -> Properties.number(value).map(Number::toString))
                .filter(text -> text.length() <= LONGEST_PRICE)
                .flatMap(ModelCatalogue::number)
                .filter(price -> price.signum() >= 0 && price.compareTo(HIGHEST_PRICE) <= 0)
                .filter(price -> price.scale() <= LONGEST_PRICE)
                .map(price -> price.movePointRight(MILLION_DIGITS).stripTrailingZeros())
                .map(price -> price.setScale(Math.max(0, price.scale())));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
