package ved.http;

import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.live.Numbered;
import ved.engine.script.Answer;
import ved.http.json.Event;
import ved.http.problem.Refusals;
import ved.http.session.OpenStreams;
import ved.http.wire.EventStream;
import ved.http.wire.EventStream.Frame;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Opens event streams for those who watch.
 *
 * @param materializer runs the first step of a stream that has already ended
 */
record Watching(EventStream events, OpenStreams streams, Materializer materializer) {

    /** The answer with a stream that goes on. */
    <E> HttpResponse live(Call call, Source<Numbered<E>, NotUsed> source, Function<E, Event> json) {
        requireRoom();
        if (call.request().method().equals(HttpMethods.HEAD)) {
            return events.response(Source.empty());
        }
        return events.response(streams.tie(call.signedIn().token(), frames(source, json)));
    }

    /**
     * The answer with the events behind the last one that the client saw, of something that may have
     * ended.
     *
     * @param found the thing
     * @param eventsAfter its events after a sequence
     */
    <T, E> CompletionStage<HttpResponse> of(
            Call call,
            CompletionStage<Answer<T>> found,
            Predicate<T> isEnded,
            LongFunction<CompletionStage<Answer<Source<Numbered<E>, NotUsed>>>> eventsAfter,
            Function<E, Event> json) {
        long after = EventStream.lastSeen(call.request()).orElse(0);
        return found.thenApply(Refusals::valueOf)
                .thenCompose(thing ->
                        eventsAfter
                                .apply(after)
                                .thenApply(Refusals::valueOf)
                                .thenCompose(events ->
                                        isEnded.test(thing)
                                                ? ended(call, events, json)
                                                : CompletableFuture.completedStage(
                                                        live(call, events, json))));
    }

    /** Throws when no more streams can be open. */
    void requireRoom() {
        if (!streams.hasRoom()) {
            throw Refusals.busy("event streams").asException();
        }
    }

    /** The answer with what is left of a stream that has ended; 204 when that is nothing. */
    private <E> CompletionStage<HttpResponse> ended(
            Call call, Source<Numbered<E>, NotUsed> source, Function<E, Event> json) {
        if (EventStream.lastSeen(call.request()).isEmpty()) {
            return CompletableFuture.completedFuture(live(call, source, json));
        }
        return source.prefixAndTail(1)
                .runWith(Sink.head(), materializer)
                .thenApply(start ->
                        start.first().isEmpty()
                                ? Answers.noContent()
                                : live(
                                        call,
                                        Source.from(start.first()).concat(start.second()),
                                        json));
    }

    private static <E> Source<Frame, NotUsed> frames(
            Source<Numbered<E>, NotUsed> source, Function<E, Event> json) {
        return source.map(numbered -> new Frame(numbered.sequence(), json.apply(numbered.event())));
    }
}
