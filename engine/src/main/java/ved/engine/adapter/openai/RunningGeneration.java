package ved.engine.adapter.openai;

import com.openai.client.OpenAIClientAsync;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.assistant.provider.LanguageModel.Generation;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelListener;
import ved.engine.assistant.provider.ModelReply;
import ved.engine.assistant.provider.ModelRequest;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One request with its retries, on a thread of its own. */
final class RunningGeneration implements Generation, Runnable {
    private static final Logger log = LoggerFactory.getLogger(RunningGeneration.class);

    private sealed interface End {}

    private record Answered(ModelReply reply) implements End {}

    private record Failed(ModelFault fault, ModelReply soFar) implements End {}

    private final OpenAiClients clients;
    private final CircuitBreaker breaker;
    private final BackOff backOff;
    private final FailureTranslation failures;
    private final ModelRequest request;
    private final ModelListener listener;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable HttpAttempt current;

    RunningGeneration(
            OpenAiClients clients,
            CircuitBreaker breaker,
            BackOff backOff,
            FailureTranslation failures,
            ModelRequest request,
            ModelListener listener) {
        this.clients = clients;
        this.breaker = breaker;
        this.backOff = backOff;
        this.failures = failures;
        this.request = request;
        this.listener = listener;
    }

    @Override
    public void stop() {
        HttpAttempt attempt;
        synchronized (this) {
            stopped.countDown();
            attempt = current;
        }
        if (attempt != null) {
            attempt.abort();
        }
    }

    @Override
    public void run() {
        switch (end()) {
            case Answered(ModelReply reply) -> listener.ended(reply);
            case Failed(ModelFault fault, ModelReply soFar) -> listener.failed(fault, soFar);
        }
    }

    private End end() {
        if (!clients.settings().configured()) {
            return failed(new ModelFault.NotConfigured("There is no key for the provider."));
        }
        ChatCompletionCreateParams params;
        try {
            params = RequestTranslation.of(request);
        } catch (RuntimeException e) {
            log.warn("A request to the model cannot be written ({})", e.getClass().getName());
            return failed(new ModelFault.Rejected("The request cannot be written as JSON."));
        }
        return attempts(params);
    }

    private End attempts(ChatCompletionCreateParams params) {
        Optional<Failed> last = Optional.empty();
        for (int retry = 0; ; retry++) {
            if (isStopped()) {
                return failed(new ModelFault.Stopped());
            }
            if (!breaker.enter()) {
                return last.orElseGet(() -> failed(leftAlone()));
            }
            Answer answer = new Answer(listener);
            Optional<Failure> failure = attempt(params, answer);
            if (failure.isEmpty()) {
                return new Answered(answer.reply());
            }
            Failed failed = new Failed(failure.get().fault(), answer.reply());
            boolean again =
                    failure.get().passing()
                            && !answer.begun()
                            && retry < clients.settings().retries();
            Optional<Duration> pause =
                    again ? backOff.pause(retry, failure.get().retryAfter()) : Optional.empty();
            if (pause.isEmpty()) {
                return failed;
            }
            awaitStop(pause.get());
            last = Optional.of(failed);
        }
    }

    /**
     * @return why there is no answer; empty where there is one
     */
    private Optional<Failure> attempt(ChatCompletionCreateParams params, Answer answer) {
        HttpAttempt attempt = clients.attempt();
        synchronized (this) {
            current = attempt;
            if (isStopped()) {
                attempt.abort();
            }
        }
        Optional<Throwable> thrown = stream(attempt, params, answer);
        if (answer.complete()) {
            breaker.succeeded();
            return Optional.empty();
        }
        if (isStopped()) {
            breaker.abandoned();
            return Optional.of(Failure.lasting(new ModelFault.Stopped()));
        }
        Failure failure =
                answer.filtered()
                        ? FailureTranslation.filtered()
                        : thrown.map(why -> failures.of(why, attempt.answered()))
                                .orElseGet(FailureTranslation::brokenOff);
        if (failure.speaksAgainstProvider()) {
            breaker.failed();
        } else {
            breaker.succeeded();
        }
        return Optional.of(failure);
    }

    /**
     * @return what ended the stream before its time
     */
    private Optional<Throwable> stream(
            HttpAttempt attempt, ChatCompletionCreateParams params, Answer answer) {
        try {
            OpenAIClientAsync client = clients.over(attempt);
            AsyncStreamResponse<ChatCompletionChunk> stream =
                    client.chat().completions().createStreaming(params);
            try {
                stream.subscribe(answer::add, clients.threads());
                stream.onCompleteFuture().join();
                return Optional.empty();
            } finally {
                // openai-java closes what it finds unreachable.
                Reference.reachabilityFence(stream);
                Reference.reachabilityFence(client);
            }
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    private void awaitStop(Duration pause) {
        try {
            boolean _ = stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private static Failed failed(ModelFault fault) {
        return new Failed(fault, ModelReply.NOTHING);
    }

    private ModelFault leftAlone() {
        long seconds = breaker.resting().map(rest -> rest.toSeconds() + 1).orElse(1L);
        return new ModelFault.LeftAlone(
                "It failed several times in a row and is left alone for now. Try again in %d s."
                        .formatted(seconds));
    }
}
