package ved.engine.language;

import ved.engine.sandbox.SandboxException;

import java.util.Optional;

/** Starts language servers, each confined like a script. */
public interface LanguageServers extends AutoCloseable {
    /**
     * Why there is none for this interpreter, and what to do about it; empty when there is one. Does
     * not block.
     */
    Optional<String> unavailable(String interpreter);

    /**
     * Starts a server; blocks until it can be written to.
     *
     * @throws SandboxException when it does not run in its confinement
     */
    LanguageServer start(String interpreter) throws SandboxException;

    /** Ends all that run and starts no more. */
    @Override
    void close();
}
