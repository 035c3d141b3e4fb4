package ved.engine.assistant.conversation;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.Spent;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.StreamRestorer;
import ved.engine.assistant.provider.ModelReply;
import ved.engine.live.Topics;

import java.time.Instant;
import java.util.Optional;

/**
 * What has come of the answer to one question: restores it as it comes, tells the watchers, and keeps
 * it until it is recorded. Used by one actor only.
 */
final class AnswerLog {
    private final long interaction;
    private final AssistantServices services;
    private final StringBuilder answer = new StringBuilder();
    private final StringBuilder untold = new StringBuilder();
    private final StringBuilder step = new StringBuilder();
    private final StringBuilder heard = new StringBuilder();
    private StreamRestorer restorer;
    private long before;
    private long received;
    private long lastSequence;
    private Optional<Instant> firstTextAt = Optional.empty();
    private Spent spent = Spent.NOTHING;

    AnswerLog(long interaction, NameMap names, AssistantServices services) {
        this.interaction = interaction;
        this.services = services;
        this.restorer = new StreamRestorer(names);
    }

    void started(Interaction started) {
        publish(new InteractionEvent.Started(started));
    }

    /**
     * A further request is sent.
     *
     * @param names what stands for what in all that the model was sent
     */
    void stepBegins(NameMap names) {
        restorer = new StreamRestorer(names);
        step.setLength(0);
        heard.setLength(0);
        if (!answer.isEmpty()) {
            add("\n\n");
        }
    }

    void heard(String more) {
        if (firstTextAt.isEmpty()) {
            firstTextAt = Optional.of(services.clock().instant());
        }
        heard.append(more);
        received += more.length();
        restored(restorer.accept(more));
    }

    void calling(int characters) {
        received += characters;
    }

    /** Nothing more comes of this request. */
    void stepEnded(ModelReply reply) {
        before += reply.length();
        received = before;
        restored(restorer.end());
        spent = spent.plus(reply);
    }

    /** This request never went out. */
    void stepNotSent() {
        restored(restorer.end());
    }

    /** Tells what was not told yet. */
    void tell() {
        if (!untold.isEmpty()) {
            publish(new InteractionEvent.TextAdded(untold.toString()));
            untold.setLength(0);
        }
    }

    void toolUsed(String name, String arguments) {
        publish(new InteractionEvent.ToolUsed(name, arguments));
    }

    /** The end is recorded. */
    void ended(Interaction ended) {
        tell();
        services.topics()
                .tell(
                        Topics.Publish.one(
                                interaction,
                                InteractionEvent.Ended.SEQUENCE,
                                new InteractionEvent.Ended(ended)));
        services.topics().tell(new Topics.Close<>(interaction));
    }

    /** All that was said. */
    String answer() {
        return answer.toString();
    }

    /** What was said since the last request. */
    String step() {
        return step.toString();
    }

    /** The same as it came. */
    String heard() {
        return heard.toString();
    }

    /** Characters that came since the first request, those of calls among them. */
    long received() {
        return received;
    }

    Spent spent() {
        return spent;
    }

    Optional<Instant> firstTextAt() {
        return firstTextAt;
    }

    private void restored(String text) {
        step.append(text);
        add(text);
    }

    private void add(String text) {
        answer.append(text);
        untold.append(text);
    }

    private void publish(InteractionEvent event) {
        lastSequence++;
        services.topics().tell(Topics.Publish.one(interaction, lastSequence, event));
    }
}
