package ved.engine.live;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Knows which windows are there and what they have open, and tells whenever the people of a script
 * changed. A window is there while an event stream of it runs, and for a grace after that, in which
 * a client that lost its connection comes back.
 */
public final class PresenceBoard extends AbstractBehavior<PresenceBoard.Command> {
    /** What this actor understands. */
    public sealed interface Command {}

    /** Takes the place of what the window announced before. Scripts that do not exist are ignored. */
    public record Announce(String user, OpenScripts open) implements Command {}

    /** The stream, which tells the window what changes, has begun; it runs until it stops. */
    public record Watch(Window window, ActorRef<?> stream) implements Command {}

    /**
     * The user logged out: windows without a stream are gone, and those whose stream ends from now
     * on get no grace. A window in which the user is still logged in keeps its stream, and stays.
     */
    public record Leave(String user) implements Command {}

    /** Answered once everything that was announced before counts. */
    public record ListPresent(ActorRef<List<Presence>> replyTo) implements Command {}

    /**
     * @param existing empty when they could not be looked up
     */
    private record Checked(
            Window window,
            long announcement,
            Map<Long, Boolean> scripts,
            @Nullable Set<Long> existing,
            @Nullable Throwable fault)
            implements Command {}

    private record StreamEnded(Window window, ActorRef<?> stream) implements Command {}

    private record GraceEnded(Window window) implements Command {}

    /** What is known of a window. */
    private static final class Known {
        final Set<ActorRef<?>> streams = new HashSet<>();
        Map<Long, Boolean> scripts = Map.of();
        long announcement;
        boolean left;
    }

    private record Question(long after, ListPresent asked) {}

    static final Duration GRACE = Duration.ofSeconds(10);
    static final int MOST_WINDOWS_OF_A_USER = 50;

    private static final Logger LOG = LoggerFactory.getLogger(PresenceBoard.class);

    private final TimerScheduler<Command> timers;
    private final Function<Set<Long>, CompletionStage<Set<Long>>> existing;
    private final Consumer<CatalogueEvent> changes;

    /** Who was heard of last comes last. */
    private final Map<Window, Known> windows = new LinkedHashMap<>();

    private final Map<Long, Presence> told = new TreeMap<>();

    /** Announcements whose scripts are being looked up, and who asked meanwhile, after which one. */
    private final SortedSet<Long> beingChecked = new TreeSet<>();

    private final List<Question> questions = new ArrayList<>();
    private long announcements;

    /**
     * Creates the board.
     *
     * @param existing those of the scripts that exist; must not block
     * @param changes is told of each change; must not block
     */
    public static Behavior<Command> create(
            Function<Set<Long>, CompletionStage<Set<Long>>> existing,
            Consumer<CatalogueEvent> changes) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(
                        timers -> new PresenceBoard(context, timers, existing, changes)));
    }

    private PresenceBoard(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Function<Set<Long>, CompletionStage<Set<Long>>> existing,
            Consumer<CatalogueEvent> changes) {
        super(context);
        this.timers = timers;
        this.existing = existing;
        this.changes = changes;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onAnyMessage(this::onCommand).build();
    }

    private Behavior<Command> onCommand(Command command) {
        switch (command) {
            case Announce announce -> onAnnounce(announce);
            case Watch(Window window, ActorRef<?> stream) -> onWatch(window, stream);
            case Leave(String user) -> onLeave(user);
            case ListPresent asked -> onListPresent(asked);
            case Checked checked -> onChecked(checked);
            case StreamEnded(Window window, ActorRef<?> stream) -> onStreamEnded(window, stream);
            case GraceEnded(Window window) -> remove(window);
        }
        return this;
    }

    private void onAnnounce(Announce announce) {
        var window = new Window(announce.user(), announce.open().window());
        Known known = heardOf(window);
        if (known.streams.isEmpty()) {
            startGrace(window);
        }
        known.announcement = ++announcements;
        long announcement = announcements;
        beingChecked.add(announcement);
        Map<Long, Boolean> scripts = announce.open().scripts();
        getContext()
                .pipeToSelf(
                        existing.apply(scripts.keySet()),
                        (there, fault) -> new Checked(window, announcement, scripts, there, fault));
    }

    private void onListPresent(ListPresent asked) {
        questions.add(new Question(announcements, asked));
        answerQuestions();
    }

    private void answerQuestions() {
        long checked = beingChecked.isEmpty() ? announcements : beingChecked.first() - 1;
        while (!questions.isEmpty() && questions.getFirst().after() <= checked) {
            questions.removeFirst().asked().replyTo().tell(List.copyOf(told.values()));
        }
    }

    private void onChecked(Checked checked) {
        beingChecked.remove(checked.announcement());
        count(checked);
        answerQuestions();
    }

    private void count(Checked checked) {
        Known known = windows.get(checked.window());
        if (checked.existing() == null) {
            LOG.warn("Could not look up the scripts of a window", checked.fault());
        } else if (known != null && known.announcement == checked.announcement()) {
            var open = new HashMap<>(checked.scripts());
            open.keySet().retainAll(checked.existing());
            var affected = new TreeSet<>(known.scripts.keySet());
            affected.addAll(open.keySet());
            known.scripts = open;
            tellChanges(affected);
        }
    }

    private void onWatch(Window window, ActorRef<?> stream) {
        Known known = heardOf(window);
        known.left = false;
        known.streams.add(stream);
        timers.cancel(window);
        getContext().watchWith(stream, new StreamEnded(window, stream));
    }

    private void onStreamEnded(Window window, ActorRef<?> stream) {
        Known known = windows.get(window);
        if (known != null && known.streams.remove(stream) && known.streams.isEmpty()) {
            if (known.left) {
                remove(window);
            } else {
                startGrace(window);
            }
        }
    }

    private void onLeave(String user) {
        for (Window window : windowsOf(user)) {
            Known known = windows.get(window);
            if (known != null && !known.streams.isEmpty()) {
                known.left = true;
            } else {
                remove(window);
            }
        }
    }

    private Known heardOf(Window window) {
        Known before = windows.remove(window);
        Known known = before == null ? new Known() : before;
        windows.put(window, known);
        List<Window> ofUser = windowsOf(window.user());
        if (ofUser.size() > MOST_WINDOWS_OF_A_USER) {
            remove(ofUser.getFirst());
        }
        return known;
    }

    private List<Window> windowsOf(String user) {
        return windows.keySet().stream().filter(window -> window.user().equals(user)).toList();
    }

    private void startGrace(Window window) {
        timers.startSingleTimer(window, new GraceEnded(window), GRACE);
    }

    private void remove(Window window) {
        timers.cancel(window);
        Known removed = windows.remove(window);
        if (removed != null) {
            removed.streams.forEach(getContext()::unwatch);
            tellChanges(removed.scripts.keySet());
        }
    }

    private void tellChanges(Set<Long> scripts) {
        for (long script : scripts) {
            Presence now = presence(script);
            Presence before = now.people().isEmpty() ? told.remove(script) : told.put(script, now);
            if (!now.equals(before == null ? new Presence(script, List.of()) : before)) {
                changes.accept(new CatalogueEvent.PresenceChanged(now));
            }
        }
    }

    private Presence presence(long script) {
        var unsavedByUser = new TreeMap<String, Boolean>();
        windows.forEach((window, known) -> {
            Boolean unsaved = known.scripts.get(script);
            if (unsaved != null) {
                unsavedByUser.merge(window.user(), unsaved, Boolean::logicalOr);
            }
        });
        return new Presence(
                script,
                unsavedByUser.entrySet().stream()
                        .map(entry -> new Presence.Person(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
