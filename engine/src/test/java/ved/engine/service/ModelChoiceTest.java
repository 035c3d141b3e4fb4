package ved.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.Question;
import ved.engine.assistant.ScriptedModel;
import ved.engine.assistant.Task;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.provider.ModelDescription;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class ModelChoiceTest {
    @Test
    void saysHowToSetAKeyWhereThereIsNone() {
        ModelChoice choice = choice("", "some/model");

        Answer<String> answer = ask(choice, Optional.empty());

        assertTrue(choice.whyNot().orElseThrow().contains("OPENROUTER_API_KEY"));
        assertEquals("provider.example", choice.provider());
        assertEquals(
                Answer.refused(new Refusal.AssistantUnavailable(choice.whyNot().orElseThrow())),
                answer);
    }

    @Test
    void asksTheUsualModelUnlessAnotherIsChosen() {
        ModelChoice choice = choice("key", "some/model");

        assertEquals(Answer.done("some/model"), ask(choice, Optional.empty()));
        assertEquals(Answer.done("any/other"), ask(choice, Optional.of("any/other")));
    }

    @Test
    void letsOnlyThoseModelsBeChosenThatAreSet() {
        ModelChoice choice = choice("key", "", "one/model", "two/model");

        assertEquals(Answer.done("one/model"), ask(choice, Optional.empty()));
        assertEquals(Answer.done("two/model"), ask(choice, Optional.of("two/model")));
        assertEquals(
                Answer.refused(
                        new Refusal.InvalidQuestion(
                                "model", "Is not among the models that can be chosen.")),
                ask(choice, Optional.of("three/model")));
        assertEquals(
                List.of("one/model", "two/model"),
                choice.all().toCompletableFuture().join().stream()
                        .map(ModelDescription::id)
                        .toList());
    }

    @Test
    void saysSoWhereNobodyKnowsAModel() {
        Answer<String> answer = ask(choice("key", ""), Optional.empty());

        Refusal refusal = assertInstanceOf(Answer.Refused.class, answer).refusal();
        assertTrue(
                assertInstanceOf(Refusal.AssistantUnavailable.class, refusal)
                        .why()
                        .contains("VED_LLM_MODEL"));
    }

    private static Answer<String> ask(ModelChoice choice, Optional<String> model) {
        var question =
                new Question(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Task.ASK,
                        "Why?",
                        "",
                        Question.Context.SCRIPT,
                        Optional.empty(),
                        Optional.empty(),
                        model,
                        Optional.empty());
        return choice.of(question).toCompletableFuture().join();
    }

    private static ModelChoice choice(String key, String model, String... models) {
        var settings =
                new AssistantSettings(
                        URI.create("https://provider.example/v1"),
                        key,
                        model,
                        List.of(models),
                        Duration.ofSeconds(60),
                        2,
                        Masking.NAMES,
                        List.of(),
                        List.of(),
                        new Limits(3, 1_000, BigDecimal.ONE, BigDecimal.TEN, 10),
                        false,
                        Optional.empty());
        return new ModelChoice(settings, new ScriptedModel());
    }
}
