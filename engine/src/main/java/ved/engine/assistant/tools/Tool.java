package ved.engine.assistant.tools;

import ved.engine.assistant.provider.ModelRequest.ToolDescription;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Something a model may look up. It never writes and never runs a script. */
public interface Tool {
    /** Its name, what it is for, and what it takes. The name is unique among the tools. */
    ToolDescription description();

    /**
     * Looks up what the model wants to know, as the user who asked may. Called where it may block.
     *
     * @param user on whose behalf
     * @param about what the conversation is about
     * @param arguments as the model wrote them, with the script's own names
     * @return what the model is told, of which at most {@value #LONGEST} characters are sent; what
     *     cannot be done is said in it. A failed stage is a fault of Ved.
     * @throws WrongArguments when they are not what the tool takes
     */
    CompletionStage<List<Found>> use(String user, About about, Arguments arguments)
            throws WrongArguments;

    /** The longest answer of a tool, in characters; the rest is left out. */
    int LONGEST = 16 * 1024;
}
