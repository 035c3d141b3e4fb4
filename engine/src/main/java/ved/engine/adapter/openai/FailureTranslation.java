package ved.engine.adapter.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.SseException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.assistant.provider.ModelFault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import javax.net.ssl.SSLException;

/**
 * What openai-java and the network throw, in our words. A provider's own words are kept short, and
 * without the key, which some repeat.
 */
record FailureTranslation(OpenAiSettings settings, InstantSource clock) {
    private static final Logger log = LoggerFactory.getLogger(FailureTranslation.class);
    private static final int LONGEST_WORDS = 300;

    /** As of a provider behind the provider. */
    static final int UNNAMED_FAULT = 502;

    /** The response ended in good order, but the answer did not. */
    static Failure brokenOff() {
        return Failure.passing(new ModelFault.Malformed("The answer breaks off."));
    }

    /** The provider's own filter ended the answer. */
    static Failure filtered() {
        return Failure.lasting(new ModelFault.Withheld());
    }

    /**
     * @param answered whether the head of a response had come
     */
    Failure of(Throwable thrown, boolean answered) {
        return switch (thrown) {
            case OpenAIServiceException said -> said(said);
            case HttpConnectTimeoutException _ -> unreachable();
            case HttpTimeoutException _ -> Failure.lasting(new ModelFault.TimedOut());
            case ResponseBytes.TooLargeException _ ->
                    Failure.lasting(new ModelFault.Malformed("The answer is too large."));
            case HttpAttempt.NoStreamException _ ->
                    Failure.lasting(
                            new ModelFault.Malformed("The answer does not come as a stream."));
            case SSLException _ ->
                    Failure.passing(
                            new ModelFault.Unavailable("There is no secure connection to it."));
            case CompletionException wrapped when wrapped.getCause() != null ->
                    of(wrapped.getCause(), answered);
            case OpenAIException wrapped when wrapped.getCause() instanceof IOException cause ->
                    of(cause, answered);
            case UncheckedIOException wrapped when wrapped.getCause() != null ->
                    of(wrapped.getCause(), answered);
            // Ours around what broke the connection.
            case IOException wrapped when wrapped.getCause() instanceof IOException cause ->
                    of(cause, answered);
            case IOException _ -> answered ? brokenOff() : unreachable();
            default -> unreadable(thrown);
        };
    }

    private static Failure unreachable() {
        return Failure.passing(new ModelFault.Unavailable("It cannot be reached."));
    }

    /** The message is not logged: it may quote what was received or sent. */
    private static Failure unreadable(Throwable thrown) {
        log.warn("An answer of the model cannot be read ({})", thrown.getClass().getName());
        return Failure.lasting(new ModelFault.Malformed("The answer is not of the protocol."));
    }

    private Failure said(OpenAIServiceException said) {
        JsonNode body = body(said);
        int status = said instanceof SseException ? code(body) : said.statusCode();
        String words = words(body);
        Optional<Duration> retryAfter =
                said.headers().values("Retry-After").stream()
                        .findFirst()
                        .flatMap(value -> RetryAfter.parse(value, clock.instant()));
        return switch (status) {
            case 401 -> Failure.lasting(new ModelFault.Unauthorized());
            case 402 -> Failure.lasting(new ModelFault.NoCredit());
            case 408 -> new Failure(new ModelFault.TimedOut(), true, retryAfter);
            case 429 -> new Failure(new ModelFault.RateLimited(retryAfter), true, retryAfter);
            default ->
                    status < 400
                            ? redirected(status)
                            : status < 500
                                    ? Failure.lasting(rejected(status, words))
                                    : new Failure(unavailable(status, words), true, retryAfter);
        };
    }

    private Failure redirected(int status) {
        return Failure.lasting(
                new ModelFault.Rejected(
                        ("It redirects requests (status %d), which is not followed: set"
                                        + " VED_LLM_BASE_URL to where it really is, not %s.")
                                .formatted(status, settings.baseUrl())));
    }

    private static ModelFault rejected(int status, String words) {
        return new ModelFault.Rejected(
                words.isEmpty() ? "It refuses the request (status %d).".formatted(status) : words);
    }

    private static ModelFault unavailable(int status, String words) {
        return new ModelFault.Unavailable(
                "It reports a fault of its own (status %d).".formatted(status)
                        + (words.isEmpty() ? "" : " " + words));
    }

    private static JsonNode body(OpenAIServiceException said) {
        try {
            return Properties.node(said.body());
        } catch (RuntimeException _) {
            return MissingNode.getInstance();
        }
    }

    /** Of a fault that came as an event: a status, or a word that is none. */
    private static int code(JsonNode body) {
        int code = body.path("code").asInt();
        return code >= 400 && code <= 599 ? code : UNNAMED_FAULT;
    }

    private String words(JsonNode body) {
        String message = Properties.text(body.path("message")).orElse("");
        String printable = message.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        String discreet =
                settings.configured() ? printable.replace(settings.apiKey(), "***") : printable;
        return discreet.length() <= LONGEST_WORDS
                ? discreet
                : discreet.substring(0, LONGEST_WORDS - 1) + "…";
    }
}
