package ved.http.json;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** The bodies that clients send. A component that may be left out is null then. */
public final class Requests {
    private Requests() {}

    /** Of endpoints that take no body: nothing, or an empty object. */
    public record Nothing() {}

    public record Credentials(@Nullable String username, @Nullable String password) {}

    public record NewScript(
            @Nullable String content,
            @Nullable String interpreter,
            @Nullable List<Long> llmInteractionIds) {}

    public record ScriptSave(
            @Nullable String content,
            @Nullable Long baseVersionId,
            @Nullable Long mergedVersionId,
            @Nullable String interpreter,
            @Nullable String message,
            @Nullable List<Long> llmInteractionIds) {}

    public record VersionChoice(@Nullable Long versionId) {}

    public record BumpOrder(@Nullable Long baseVersionId) {}

    public record RestoreOrder(
            @Nullable Long versionId, @Nullable String target, @Nullable Long baseVersionId) {}

    public record OrderingNumberChoice(@Nullable BigDecimal orderingNumber) {}

    public record Placement(
            @Nullable Long group, @Nullable Long afterId, @Nullable Long beforeId) {}

    public record OpenScripts(@Nullable String window, @Nullable List<OpenScript> scripts) {}

    public record OpenScript(@Nullable Long scriptId, @Nullable Boolean unsaved) {}

    public record ExecuteOrder(
            @Nullable String source,
            @Nullable Long versionId,
            @Nullable String content,
            @Nullable String dataset,
            @Nullable String interpreter) {}

    public record Question(
            @Nullable Long conversationId,
            @Nullable Long scriptId,
            @Nullable Long scriptVersionId,
            @Nullable String task,
            @Nullable String prompt,
            @Nullable String contextCode,
            @Nullable String context,
            @Nullable SelectedLines selection,
            @Nullable Failure failure,
            @Nullable String model,
            @Nullable String masking) {}

    public record SelectedLines(@Nullable Integer firstLine, @Nullable Integer lastLine) {}

    public record Failure(@Nullable String text, @Nullable Long executionId) {}

    public record StopWordText(@Nullable String text) {}

    public record RunOrder(@Nullable String onFailure, @Nullable String dataset) {}
}
