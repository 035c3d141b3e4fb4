package ved.engine.adapter.openai;

import java.net.URI;
import java.time.Duration;

/**
 * Where the provider is, and how much patience it deserves.
 *
 * @param baseUrl without a slash at its end; https, or on a loopback address
 * @param apiKey secret; empty without
 * @param timeout until its first word, and between two; a whole answer may take ten times as long
 * @param retries after the first attempt of a request
 * @param firstPause before the first retry, about; it doubles with each
 * @param failures in a row after which it is left alone
 * @param rest for so long
 */
public record OpenAiSettings(
        URI baseUrl,
        String apiKey,
        Duration timeout,
        int retries,
        Duration firstPause,
        int failures,
        Duration rest) {

    public OpenAiSettings(URI baseUrl, String apiKey, Duration timeout, int retries) {
        this(baseUrl, apiKey, timeout, retries, Duration.ofMillis(500), 6, Duration.ofSeconds(30));
    }

    boolean configured() {
        return !apiKey.isEmpty();
    }

    /** It holds a secret. */
    @Override
    public String toString() {
        return "OpenAiSettings[" + baseUrl + "]";
    }
}
