package ved.engine.assistant.provider;

/** Hears what a model says. */
public interface ModelListener {
    /** More text of the answer, never empty. */
    void text(String more);

    /**
     * More of the tools that it asks for.
     *
     * @param characters of ids, names and arguments
     */
    void calling(int characters);

    /** The answer is complete; nothing is heard after it. */
    void ended(ModelReply reply);

    /** There is no complete answer; nothing is heard after it. */
    void failed(ModelFault fault, ModelReply soFar);
}
