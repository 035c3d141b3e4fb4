package ved.engine.assistant.tools;

import ved.engine.assistant.provider.ModelRequest.ToolDescription;

import java.util.concurrent.CompletionStage;

/** Something a model may look up. It never writes and never runs a script. */
public interface Tool {
    /** Its name, what it is for, and what it takes. The name is unique among the tools. */
    ToolDescription description();

    /**
     * Looks up what the model wants to know, as the user who asked may.
     *
     * @param user on whose behalf
     * @param about what the conversation is about
     * @param arguments JSON as the model wrote it, which may be anything; with the script's own names
     * @return text for the model, at most {@value #LONGEST} characters; what cannot be done is said
     *     in it. A failed stage is a fault of Ved.
     */
    CompletionStage<String> use(String user, About about, String arguments);

    /** The longest answer of a tool, in characters; the rest is cut. */
    int LONGEST = 16 * 1024;
}
