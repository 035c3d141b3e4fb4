package ved.http;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Flow;

import ved.engine.api.LanguageService;

import java.util.Optional;

/** Says what clients say back to them. */
final class InMemoryLanguage implements LanguageService {
    static final int LARGEST = 64 * 1024;

    volatile Optional<String> unavailable = Optional.empty();

    @Override
    public Optional<String> unavailable() {
        return unavailable;
    }

    @Override
    public Optional<String> unavailable(String interpreter) {
        return unavailable;
    }

    @Override
    public int largestMessage() {
        return LARGEST;
    }

    @Override
    public Flow<String, Outgoing, NotUsed> open(String user, String interpreter) {
        return Flow.of(String.class).map(Message::new);
    }
}
