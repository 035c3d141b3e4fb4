package ved.engine.assistant.conversation;

import org.apache.pekko.actor.typed.ActorRef;

import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.InteractionStore;
import ved.engine.assistant.outbound.OutboundFilter;
import ved.engine.assistant.provider.LanguageModel;
import ved.engine.assistant.tools.Tool;
import ved.engine.live.Topics;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * What all conversations share.
 *
 * @param evidence of failed executions
 * @param mayAsk whether a user may use the assistant now; blocks
 * @param blocking threads on which the store and the filter may block
 */
public record AssistantServices(
        InteractionStore store,
        LanguageModel model,
        OutboundFilter filter,
        Evidence evidence,
        List<Tool> tools,
        Predicate<String> mayAsk,
        AssistantSettings settings,
        ActorRef<Topics.Command<InteractionEvent>> topics,
        Executor blocking,
        Clock clock) {
    public AssistantServices {
        tools = List.copyOf(tools);
    }
}
