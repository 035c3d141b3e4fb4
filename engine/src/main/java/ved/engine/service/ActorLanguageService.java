package ved.engine.service;

import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;
import org.apache.pekko.stream.typed.javadsl.ActorSink;

import ved.engine.api.LanguageService;
import ved.engine.language.LanguageClient;
import ved.engine.language.LanguageServers;
import ved.engine.language.LanguageSession;
import ved.engine.language.LanguageSession.Acknowledged;
import ved.engine.language.LanguageSessions;
import ved.engine.language.LanguageSettings;
import ved.engine.language.SessionEnd;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Joins the streams of connections to the actors of sessions. */
public final class ActorLanguageService implements LanguageService {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A session hears that its client is gone, also of one that was gone before it was there. */
    private static final Attributes ALSO_WHEN_LEFT =
            Attributes.none()
                    .and(Attributes.nestedMaterializationCancellationPolicyPropagateToNested());

    private final ActorRef<LanguageSessions.Command> sessions;
    private final LanguageServers servers;
    private final LanguageSettings settings;
    private final String defaultInterpreter;
    private final ActorSystem<?> system;

    public ActorLanguageService(
            ActorRef<LanguageSessions.Command> sessions,
            LanguageServers servers,
            LanguageSettings settings,
            String defaultInterpreter,
            ActorSystem<?> system) {
        this.sessions = sessions;
        this.servers = servers;
        this.settings = settings;
        this.defaultInterpreter = defaultInterpreter;
        this.system = system;
    }

    @Override
    public Optional<String> unavailable() {
        return unavailable(defaultInterpreter);
    }

    @Override
    public Optional<String> unavailable(String interpreter) {
        return settings.enabled()
                ? servers.unavailable(interpreter)
                : Optional.of("Language servers are switched off by ved.language.enabled.");
    }

    @Override
    public int largestMessage() {
        return settings.largestMessage();
    }

    @Override
    public Flow<String, Outgoing, NotUsed> open(String user, String interpreter) {
        return Flow.fromMaterializer((_, _) ->
                        Flow.completionStageFlow(begin(user, interpreter))
                                .addAttributes(ALSO_WHEN_LEFT))
                .mapMaterializedValue(_ -> NotUsed.getInstance());
    }

    private CompletionStage<Flow<String, Outgoing, NotUsed>> begin(
            String user, String interpreter) {
        Pair<SourceQueueWithComplete<Outgoing>, Source<Outgoing, NotUsed>> queue =
                Source.<Outgoing>queue(1, OverflowStrategy.backpressure()).preMaterialize(system);
        var client = new Connection(queue.first());
        Source<Outgoing, NotUsed> outgoing =
                queue.second().concatLazy(Source.completionStage(client.ended).map(Ended::new));
        return AskPattern
                .<LanguageSessions.Command, Optional<ActorRef<LanguageSession.Command>>>ask(
                        sessions,
                        replyTo -> new LanguageSessions.Open(user, interpreter, client, replyTo),
                        PATIENCE,
                        system.scheduler())
                .thenApply(session ->
                        session.map(opened ->
                                        Flow.fromSinkAndSourceCoupled(incoming(opened), outgoing))
                                .orElseGet(() -> refusal()));
    }

    private static Flow<String, Outgoing, NotUsed> refusal() {
        return Flow.fromSinkAndSourceCoupled(
                Sink.ignore(), Source.single(new Ended(SessionEnd.TOO_MANY_SESSIONS)));
    }

    private static Sink<String, NotUsed> incoming(ActorRef<LanguageSession.Command> session) {
        return ActorSink.actorRefWithBackpressure(
                session,
                (replyTo, message) -> new LanguageSession.Say(message, replyTo),
                LanguageSession.Join::new,
                Acknowledged.NEXT,
                new LanguageSession.End(SessionEnd.CLIENT_LEFT),
                _ -> new LanguageSession.End(SessionEnd.CLIENT_LEFT));
    }

    /** The session's way to its connection. */
    private static final class Connection implements LanguageClient {
        private final SourceQueueWithComplete<Outgoing> queue;
        private final CompletableFuture<SessionEnd> ended = new CompletableFuture<>();

        Connection(SourceQueueWithComplete<Outgoing> queue) {
            this.queue = queue;
        }

        @Override
        public CompletionStage<Boolean> send(String message) {
            return queue.offer(new Message(message))
                    .thenApply(result -> result.equals(QueueOfferResult.enqueued()));
        }

        @Override
        public void end(SessionEnd why) {
            ended.complete(why);
            queue.complete();
        }
    }
}
