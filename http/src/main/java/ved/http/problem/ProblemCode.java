package ved.http.problem;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/** The stable names of errors. */
public enum ProblemCode {
    NOT_AUTHENTICATED(401, "Not logged in"),
    WRONG_CREDENTIALS(401, "Wrong name or password"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    FORBIDDEN(403, "Not allowed"),
    FOREIGN_ORIGIN(403, "Foreign origin"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Not acceptable"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    MALFORMED_REQUEST(400, "Malformed request"),
    INVALID_REQUEST(400, "Invalid request"),
    TOO_LARGE(413, "Too large"),
    STALE_VERSION(409, "A newer version exists"),
    MERGE_CONFLICT(409, "Merge conflict"),
    NOTHING_TO_MERGE(409, "Nothing to merge"),
    INVALID_SYNTAX(422, "Not valid Python"),
    INVALID_CONTENT(422, "Invalid content"),
    INTERPRETER_UNAVAILABLE(409, "Interpreter unavailable"),
    ORDERING_NUMBER_TAKEN(409, "Ordering number taken"),
    QUEUE_CHANGED(409, "The queue changed"),
    DUPLICATE_CONTENT(409, "Duplicate code"),
    MERGE_ALL_REFUSED(409, "Nothing was merged"),
    SCRIPT_DELETED(409, "The script is deleted"),
    NOT_DELETED(409, "The script is in the queue"),
    STALE_DATASET(409, "The dataset changed"),
    CONTENT_LOST(410, "Content lost"),
    NOTHING_TO_RUN(409, "Nothing to run"),
    ALREADY_FINISHED(409, "Already finished"),
    IDEMPOTENCY_KEY_REUSED(409, "Idempotency-Key reused"),
    BUSY(429, "Busy"),
    STORAGE_UNAVAILABLE(503, "Storage unavailable"),
    ASSISTANT_UNAVAILABLE(503, "The assistant cannot be asked"),
    STOP_WORD(422, "A stop word"),
    NOT_MASKABLE(422, "Names cannot be masked"),
    ASSISTANT_LIMIT(429, "Too much for the assistant"),
    PROVIDER_FAILED(503, "The provider failed"),
    LANGUAGE_SERVER_UNAVAILABLE(503, "No language server"),
    REQUEST_TIMEOUT(408, "Timeout"),
    INTERNAL_ERROR(500, "Internal error");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The usual HTTP status. */
    int status() {
        return status;
    }

    String title() {
        return title;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
