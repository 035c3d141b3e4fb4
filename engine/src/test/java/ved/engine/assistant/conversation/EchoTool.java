package ved.engine.assistant.conversation;

import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;
import ved.engine.assistant.tools.About;
import ved.engine.assistant.tools.Arguments;
import ved.engine.assistant.tools.Found;
import ved.engine.assistant.tools.Tool;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Answers with its arguments; when these say so, it fails, or waits for the test. */
final class EchoTool implements Tool {
    private final CompletableFuture<List<Found>> late = new CompletableFuture<>();
    private final CompletableFuture<Void> used = new CompletableFuture<>();

    /** Waits until somebody waits for an answer. */
    void awaitUse() throws Exception {
        used.get(20, TimeUnit.SECONDS);
    }

    /** Ends the waiting. */
    void answerLate(String text) {
        late.complete(Found.said(text));
    }

    @Override
    public ToolDescription description() {
        return new ToolDescription("echo", "Says what it is told.", "{}");
    }

    @Override
    public CompletionStage<List<Found>> use(String user, About about, Arguments arguments) {
        String text = arguments.toString();
        if (text.contains("throw")) {
            throw new IllegalStateException("as told");
        }
        if (text.contains("wait")) {
            used.complete(null);
            return late;
        }
        return CompletableFuture.completedStage(Found.of(Kind.TOOL, user + " says " + text));
    }
}
