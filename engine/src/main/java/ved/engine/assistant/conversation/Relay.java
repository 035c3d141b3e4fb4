package ved.engine.assistant.conversation;

import org.apache.pekko.actor.typed.ActorRef;

import ved.engine.assistant.conversation.Conversation.Calling;
import ved.engine.assistant.conversation.Conversation.Command;
import ved.engine.assistant.conversation.Conversation.Failed;
import ved.engine.assistant.conversation.Conversation.Heard;
import ved.engine.assistant.conversation.Conversation.Replied;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelListener;
import ved.engine.assistant.provider.ModelReply;

/** Brings what the provider's threads hear to the actor. */
record Relay(ActorRef<Command> conversation, Exchange exchange) implements ModelListener {
    @Override
    public void text(String more) {
        conversation.tell(new Heard(exchange, more));
    }

    @Override
    public void calling(int characters) {
        conversation.tell(new Calling(exchange, characters));
    }

    @Override
    public void ended(ModelReply reply) {
        conversation.tell(new Replied(exchange, reply));
    }

    @Override
    public void failed(ModelFault fault, ModelReply soFar) {
        conversation.tell(new Failed(exchange, fault, soFar));
    }
}
