package ved.engine.sandbox;

/** The sandbox could not be established. The message says why and what to do. */
public final class SandboxException extends Exception {
    public SandboxException(String message) {
        super(message);
    }

    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
