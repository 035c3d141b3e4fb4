package ved.engine.adapter.openai;

import ved.engine.assistant.provider.LanguageModel.Generation;
import ved.engine.assistant.provider.ModelMessage.SystemMessage;
import ved.engine.assistant.provider.ModelMessage.UserMessage;
import ved.engine.assistant.provider.ModelRequest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A stand-in of a provider, and a model that asks it. */
final class Asked implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static final ModelRequest REQUEST =
            new ModelRequest(
                    "vendor/one",
                    List.of(new SystemMessage("Be brief."), new UserMessage("Grüß mich ☃ \u0000")),
                    List.of(),
                    500);

    /** Long enough for any machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofSeconds(30);

    final TestingProvider provider = TestingProvider.start();
    final AtomicLong nanoTime = new AtomicLong();
    final OpenAiLanguageModel model;

    private Asked(String key, Duration timeout, int retries) {
        model =
                new OpenAiLanguageModel(
                        new OpenAiSettings(
                                provider.baseUrl(),
                                key,
                                timeout,
                                retries,
                                Duration.ofMillis(2),
                                FAILURES,
                                REST),
                        InstantSource.fixed(NOW),
                        nanoTime::get);
    }

    static Asked patiently(int retries) {
        return new Asked(TestingProvider.KEY, PATIENCE, retries);
    }

    static Asked impatiently(Duration timeout) {
        return new Asked(TestingProvider.KEY, timeout, 0);
    }

    static Asked withoutKey() {
        return new Asked("", PATIENCE, 0);
    }

    RecordingListener ask() {
        RecordingListener listener = new RecordingListener();
        Generation _ = model.generate(REQUEST, listener);
        return listener;
    }

    int requests() {
        return provider.received().size();
    }

    @Override
    public void close() {
        model.close();
        provider.close();
    }
}
