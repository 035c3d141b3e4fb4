package ved.http.json;

import org.jspecify.annotations.Nullable;

/** The bodies that clients send. A component that may be left out is null then. */
public final class Requests {
    private Requests() {}

    /** Of endpoints that take no body: nothing, or an empty object. */
    public record Nothing() {}

    public record Credentials(@Nullable String username, @Nullable String password) {}

    public record NewScript(@Nullable String content, @Nullable String interpreter) {}

    public record ScriptSave(
            @Nullable String content,
            @Nullable Long baseVersionId,
            @Nullable String interpreter,
            @Nullable String message) {}

    public record ExecuteOrder(
            @Nullable String source,
            @Nullable Long versionId,
            @Nullable String content,
            @Nullable String dataset,
            @Nullable String interpreter) {}

    public record RunOrder(@Nullable String onFailure, @Nullable String dataset) {}
}
