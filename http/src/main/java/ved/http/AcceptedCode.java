package ved.http;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.api.AssistantService;
import ved.engine.script.SavedScript;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Notes which answers of the assistant a saved version holds accepted code of. */
final class AcceptedCode {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedCode.class);
    private static final int MOST = 100;

    private final AssistantService assistant;

    AcceptedCode(AssistantService assistant) {
        this.assistant = assistant;
    }

    static List<Long> ids(Fields fields, @Nullable List<Long> ids) {
        return fields.ids("llm_interaction_ids", ids, MOST);
    }

    /** What was saved is acknowledged even if this cannot be noted now. */
    CompletionStage<SavedScript> savedIn(String user, SavedScript saved, List<Long> interactions) {
        if (interactions.isEmpty() || !saved.changed()) {
            return CompletableFuture.completedStage(saved);
        }
        return assistant
                .link(user, saved.script().id(), saved.script().version().id(), interactions)
                .handle((_, fault) -> {
                    if (fault != null) {
                        LOG.warn(
                                "Of version {} could not be noted that it came from interactions"
                                        + " {}",
                                saved.script().version().id(),
                                interactions,
                                fault);
                    }
                    return saved;
                });
    }
}
