package ved.engine.service;

import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.Question;
import ved.engine.assistant.provider.LanguageModel;
import ved.engine.assistant.provider.ModelDescription;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The models that can be asked. */
final class ModelChoice {
    private static final String NO_KEY =
            "No key for a language model is set. Set OPENROUTER_API_KEY, or ved.llm.api-key in the"
                    + " file that VED_CONFIG names, and start Ved again. Everything else works"
                    + " without it.";
    private static final String NO_MODEL =
            "No model is set, and the provider does not say which it has. Choose one with"
                    + " VED_LLM_MODEL, and start Ved again.";

    private final AssistantSettings settings;
    private final LanguageModel provider;

    ModelChoice(AssistantSettings settings, LanguageModel provider) {
        this.settings = settings;
        this.provider = provider;
    }

    /** What to do so that questions can be asked; empty when they can. */
    Optional<String> whyNot() {
        return settings.apiKey().isBlank() ? Optional.of(NO_KEY) : Optional.empty();
    }

    /** The host that questions go to. */
    String provider() {
        return Objects.requireNonNullElse(settings.baseUrl().getHost(), "");
    }

    /** Those that can be chosen; nobody is asked without a key. */
    CompletionStage<List<ModelDescription>> all() {
        return whyNot().isPresent()
                ? CompletableFuture.completedStage(List.of())
                : provider.models().thenApply(this::allowed);
    }

    Optional<String> usual(List<ModelDescription> all) {
        return settings.model().isBlank()
                ? all.stream().map(ModelDescription::id).findFirst()
                : Optional.of(settings.model());
    }

    /** The one that a question goes to. */
    CompletionStage<Answer<String>> of(Question question) {
        if (whyNot().isPresent()) {
            return refused(new Refusal.AssistantUnavailable(whyNot().get()));
        }
        if (question.model().isPresent()) {
            return isAllowed(question.model().get())
                    ? CompletableFuture.completedStage(Answer.done(question.model().get()))
                    : refused(
                            new Refusal.InvalidQuestion(
                                    "model", "Is not among the models that can be chosen."));
        }
        if (!settings.model().isBlank()) {
            return CompletableFuture.completedStage(Answer.done(settings.model()));
        }
        return all().thenApply(all ->
                usual(all)
                        .map(Answer::done)
                        .orElseGet(
                                () -> Answer.refused(new Refusal.AssistantUnavailable(NO_MODEL))));
    }

    private boolean isAllowed(String model) {
        return settings.models().isEmpty()
                || settings.models().contains(model)
                || settings.model().equals(model);
    }

    private List<ModelDescription> allowed(List<ModelDescription> known) {
        if (settings.models().isEmpty()) {
            return known;
        }
        Map<String, ModelDescription> byId =
                known.stream()
                        .collect(
                                Collectors.toMap(
                                        ModelDescription::id,
                                        Function.identity(),
                                        (one, _) -> one));
        return settings.models().stream().map(id -> byId.getOrDefault(id, unknown(id))).toList();
    }

    private static ModelDescription unknown(String id) {
        return new ModelDescription(
                id, id, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private static <T> CompletionStage<Answer<T>> refused(Refusal refusal) {
        return CompletableFuture.completedStage(Answer.refused(refusal));
    }
}
