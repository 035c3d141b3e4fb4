package ved.engine.push;

import java.util.List;

/** Whom the door of the repository asks about pushes. Both methods block. */
public interface PushGate {
    /** What the person is told where Git has moved branches, but their versions have to wait. */
    String LATER = "What you pushed is safe, and becomes a version with the next change in Ved.";

    /**
     * Asked before Git moves any branch.
     *
     * @return why the push may not come in, a sentence each; empty when it may
     */
    List<String> refusals(Push push);

    /**
     * Told after Git has moved branches. What it brought can be read in Ved when this returns.
     *
     * @return what became of it, a line each, for the person who pushed
     */
    List<String> arrived();
}
