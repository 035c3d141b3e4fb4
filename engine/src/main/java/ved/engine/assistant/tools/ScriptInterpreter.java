package ved.engine.assistant.tools;

import ved.engine.sandbox.Interpreter;

import java.util.Optional;

/** Knows which interpreter runs what a conversation is about. Blocks. */
@FunctionalInterface
public interface ScriptInterpreter {
    /** That of the script or, for a new one, the one that it would get; empty where there is none. */
    Optional<Interpreter> of(About about);
}
