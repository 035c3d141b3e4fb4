package ved.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;

import ved.engine.api.Workbench;
import ved.http.session.LoginThrottle;
import ved.http.session.OpenStreams;
import ved.http.session.SessionCookie;
import ved.http.ui.StaticUi;
import ved.http.wire.ConnectionDeadline;
import ved.http.wire.Delivery;
import ved.http.wire.EventStream;
import ved.http.wire.SameOrigin;
import ved.http.wire.WebSocket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Ved's HTTP server while it listens. */
public final class HttpServer {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ServerBinding binding;
    private final OpenStreams streams;

    private HttpServer(ServerBinding binding, OpenStreams streams) {
        this.binding = binding;
        this.streams = streams;
    }

    /**
     * Binds and serves; fails when the address cannot be bound.
     *
     * @param sessionKey at least 32 random bytes that sign the sessions; with the same key,
     *     sessions outlive a restart
     */
    public static CompletionStage<HttpServer> start(
            Workbench workbench, HttpSettings settings, byte[] sessionKey, ActorSystem<?> system) {
        return start(workbench, settings, sessionKey, system, "ui");
    }

    static CompletionStage<HttpServer> start(
            Workbench workbench,
            HttpSettings settings,
            byte[] sessionKey,
            ActorSystem<?> system,
            String uiRoot) {
        Materializer materializer = SystemMaterializer.get(system).materializer();
        OpenStreams streams =
                new OpenStreams(
                        workbench.accounts(),
                        settings.maxStreams(),
                        settings.sessionCheck(),
                        system);
        Router router = router(workbench, settings, sessionKey, streams, materializer, uiRoot);
        Flow<HttpRequest, HttpResponse, ?> handler =
                BidiFlow.fromGraph(new ConnectionDeadline(settings.headTimeout()))
                        .join(Flow.<HttpRequest>create().mapAsync(1, router::handle));
        return Http.get(system)
                .newServerAt(settings.host(), settings.port())
                .withSettings(serverSettings(settings, system.settings().config()))
                .bindFlow(handler)
                .thenApply(binding -> new HttpServer(binding, streams));
    }

    /** Where the server listens. */
    public InetSocketAddress address() {
        return binding.localAddress();
    }

    /**
     * Ends the event streams, takes no more connections, and waits for the requests that are
     * being handled.
     *
     * @param patience how long to wait before they are cut off
     */
    public CompletionStage<?> stop(Duration patience) {
        streams.closeAll();
        return binding.terminate(patience);
    }

    /** The table of routes over a workbench. */
    static List<Endpoint> endpoints(
            Workbench workbench,
            SessionCookie cookie,
            OpenStreams streams,
            Watching watching,
            WebSocket socket) {
        ScriptAnswers answers = new ScriptAnswers(workbench.scripts(), workbench.executions());
        return EndpointTable.of(
                new AccountEndpoints(
                        workbench.accounts(),
                        cookie,
                        new LoginThrottle(System::nanoTime),
                        streams,
                        workbench.presence()),
                new ScriptEndpoints(
                        workbench.scripts(), answers, new AcceptedCode(workbench.assistant())),
                new SearchEndpoints(workbench.search()),
                new BranchEndpoints(workbench.scripts(), answers),
                new HistoryEndpoints(workbench.history(), workbench.assistant()),
                new QueueEndpoints(workbench.queue(), answers),
                new DatasetEndpoints(workbench.data()),
                new ExecutionEndpoints(workbench.executions(), watching),
                new RunEndpoints(workbench.runs(), watching),
                new PresenceEndpoints(workbench.presence()),
                new LanguageEndpoints(workbench, streams, socket),
                new AssistantEndpoints(workbench.assistant(), watching),
                new InteractionEndpoints(workbench.assistant(), watching),
                new SystemEndpoints(workbench, watching));
    }

    private static Router router(
            Workbench workbench,
            HttpSettings settings,
            byte[] sessionKey,
            OpenStreams streams,
            Materializer materializer,
            String uiRoot) {
        SessionCookie cookie =
                new SessionCookie(sessionKey, settings.sessionLifetime(), settings.secureCookies());
        Delivery delivery = new Delivery(settings.readerTimeout());
        EventStream events = new EventStream(settings.heartbeat(), delivery);
        return new Router(
                endpoints(
                        workbench,
                        cookie,
                        streams,
                        new Watching(events, streams, materializer),
                        new WebSocket(settings.heartbeat(), settings.readerTimeout())),
                settings,
                workbench.accounts(),
                cookie,
                new SameOrigin(settings.secureCookies() ? "https" : "http", allowedHosts(settings)),
                StaticUi.load(HttpServer.class.getClassLoader(), uiRoot, delivery),
                delivery,
                materializer);
    }

    private static Set<String> allowedHosts(HttpSettings settings) {
        return settings.allowedHosts().isEmpty() && isLoopback(settings.host())
                ? LOOPBACK_NAMES
                : settings.allowedHosts();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false; // binding will fail and say so
        }
    }

    private static ServerSettings serverSettings(HttpSettings settings, Config config) {
        Config ours = ConfigFactory.parseResources(HttpServer.class, "pekko-http.conf");
        return ServerSettings.create(ours.withFallback(config).resolve())
                .withMaxConnections(settings.maxConnections());
    }
}
