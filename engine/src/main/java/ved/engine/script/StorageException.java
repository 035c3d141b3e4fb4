package ved.engine.script;

/**
 * A store cannot do its work for a reason outside Ved: a full disk, a damaged file, a lock that
 * another program holds. What was acknowledged before is kept. The message says what to do and is
 * fit for users; services answer with {@link Refusal.StorageUnavailable}.
 */
public final class StorageException extends RuntimeException {
    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
