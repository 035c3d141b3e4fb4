package ved.engine.api;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.Interaction;
import ved.engine.assistant.InteractionEvent;
import ved.engine.assistant.InteractionStore.ConversationHead;
import ved.engine.assistant.InteractionStore.Cost;
import ved.engine.assistant.InteractionStore.CostKey;
import ved.engine.assistant.InteractionStore.Filter;
import ved.engine.assistant.InteractionStore.Link;
import ved.engine.assistant.Question;
import ved.engine.assistant.SentText;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.outbound.Outbound.Finding;
import ved.engine.assistant.provider.ModelDescription;
import ved.engine.assistant.words.FoundStopWord;
import ved.engine.live.Numbered;
import ved.engine.script.Answer;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The language model beside the editor. */
public interface AssistantService {
    /** What is set and what can be chosen. Asks the provider for its models at most once an hour. */
    CompletionStage<Assistance> settings();

    /**
     * Queues the question in its conversation and records it before anything of it is sent; answers
     * with its interaction's id when that is done.
     */
    CompletionStage<Answer<Long>> ask(String user, Question question);

    /** What {@link #ask} would send; nothing leaves the server and nothing is recorded. */
    CompletionStage<Answer<Preview>> preview(String user, Question question);

    /** Answers when the interaction has ended. */
    CompletionStage<Answer<Interaction>> awaitEnded(long interaction);

    CompletionStage<Answer<Interaction>> find(long interaction);

    /** What was sent and the raw answers, in order. */
    CompletionStage<Answer<List<SentText>>> sent(long interaction);

    /** What happened after the sequence, then what happens, up to the end. */
    CompletionStage<Answer<Source<Numbered<InteractionEvent>, NotUsed>>> events(
            long interaction, long after);

    /** Refused when it is another user's or has ended. */
    CompletionStage<Answer<Interaction>> stop(String user, long interaction);

    /** The user's, newest first. */
    CompletionStage<List<ConversationHead>> conversations(String user, Optional<ScriptId> script);

    /** One with its turns in order; only of the user's own. */
    CompletionStage<Answer<Turns>> turns(String user, long conversation);

    /** Of all users, newest first. */
    CompletionStage<List<Interaction>> log(Filter filter, int limit, Optional<Long> before);

    CompletionStage<List<Cost>> costs(CostKey key, Filter filter);

    /**
     * Notes that a version holds what came of interactions. Those of other users and other scripts
     * are passed over.
     */
    CompletionStage<Void> link(
            String user, ScriptId script, VersionId version, List<Long> interactions);

    /** What the versions of a script came from. */
    CompletionStage<List<Link>> links(ScriptId script);

    /** The stop words in a text, as they would be found in what is sent. */
    CompletionStage<List<FoundStopWord>> stopWordsIn(String text);

    /**
     * @param whyNot what to do so that it can be used; empty when it can
     * @param provider the host of the provider
     * @param model the usual one
     * @param tools names of what the model may use to look something up
     */
    record Assistance(
            Optional<String> whyNot,
            String provider,
            String model,
            List<ModelDescription> models,
            Masking masking,
            List<String> tools,
            Limits limits) {
        public Assistance {
            models = List.copyOf(models);
            tools = List.copyOf(tools);
        }
    }

    /**
     * @param refusal why it would not be sent; empty when it would
     */
    record Preview(List<SentText> texts, List<Finding> stopWords, Optional<String> refusal) {
        public Preview {
            texts = List.copyOf(texts);
            stopWords = List.copyOf(stopWords);
        }
    }

    /** A conversation. */
    record Turns(ConversationHead conversation, List<Interaction> turns) {
        public Turns {
            turns = List.copyOf(turns);
        }
    }
}
