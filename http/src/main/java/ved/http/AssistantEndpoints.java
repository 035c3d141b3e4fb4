package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;

import ved.engine.api.AssistantService;
import ved.engine.assistant.Interaction;
import ved.engine.assistant.Question;
import ved.engine.script.ScriptId;
import ved.http.json.Assistants;
import ved.http.json.Event;
import ved.http.json.Requests;
import ved.http.problem.AssistantProblems;
import ved.http.problem.Refusals;

import java.util.concurrent.CompletionStage;

/** Questions to the assistant. */
final class AssistantEndpoints {
    private static final int LONGEST_CHECKED = 200_000;

    private final AssistantService assistant;
    private final Watching watching;

    AssistantEndpoints(AssistantService assistant, Watching watching) {
        this.assistant = assistant;
        this.watching = watching;
    }

    CompletionStage<HttpResponse> settings(Call call) {
        return assistant
                .settings()
                .thenApply(settings -> Answers.ok(Assistants.Assistance.of(settings)));
    }

    /** The client may leave meanwhile: nobody but the caller of this waits for the answer. */
    CompletionStage<HttpResponse> complete(Call call) {
        boolean streamed = call.prefers(MediaTypes.TEXT_EVENT_STREAM);
        Question question = Questions.of(call.json(Requests.Question.class));
        if (streamed) {
            watching.requireRoom();
        }
        CompletionStage<Long> asked =
                assistant.ask(call.user(), question).thenApply(Refusals::valueOf);
        return streamed
                ? asked.thenCompose(interaction -> stream(call, interaction))
                : asked.thenCompose(assistant::awaitEnded)
                        .thenApply(Refusals::valueOf)
                        .thenApply(AssistantEndpoints::completed);
    }

    private CompletionStage<HttpResponse> stream(Call call, long interaction) {
        return assistant
                .events(interaction, 0)
                .thenApply(Refusals::valueOf)
                .thenApply(events -> watching.live(call, events, Event::of));
    }

    private static HttpResponse completed(Interaction interaction) {
        return switch (interaction.outcome()) {
            case ANSWERED, STOPPED, STARTED -> Answers.ok(Assistants.Completion.of(interaction));
            case BLOCKED, REFUSED, FAILED, LIMITED, LOST ->
                    throw AssistantProblems.problem(interaction).asException();
        };
    }

    CompletionStage<HttpResponse> preview(Call call) {
        Question question = Questions.of(call.json(Requests.Question.class));
        return assistant
                .preview(call.user(), question)
                .thenApply(Refusals::valueOf)
                .thenApply(preview -> Answers.ok(Assistants.QuestionPreview.of(preview)));
    }

    CompletionStage<HttpResponse> conversations(Call call) {
        return assistant
                .conversations(call.user(), call.queryId("script").map(ScriptId::new))
                .thenApply(heads -> Answers.ok(Assistants.ConversationList.of(heads)));
    }

    CompletionStage<HttpResponse> conversation(Call call) {
        return assistant
                .turns(call.user(), call.id("conversation_id"))
                .thenApply(Refusals::valueOf)
                .thenApply(turns -> Answers.ok(Assistants.Conversation.of(turns)));
    }

    CompletionStage<HttpResponse> stopWords(Call call) {
        Requests.StopWordText body = call.json(Requests.StopWordText.class);
        Fields fields = new Fields();
        fields.required("text", body.text());
        String text = fields.text("text", body.text(), LONGEST_CHECKED);
        fields.check();
        return assistant
                .stopWordsIn(text)
                .thenApply(found -> Answers.ok(Assistants.StopWordFindings.of(found)));
    }
}
