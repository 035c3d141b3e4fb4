package ved.engine.adapter.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.assistant.provider.ModelDescription;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

class ModelCatalogueTest {
    private static final String ONE = "{\"data\":[{\"id\":\"a/one\"}]}";
    private static final String TWO = "{\"data\":[{\"id\":\"b/two\"}]}";

    private final Asked asked = Asked.patiently(0);

    @AfterEach
    void close() {
        asked.close();
    }

    @Test
    void tellsWindowsAndPricesForAMillionTokens() throws Exception {
        asked.provider.models(
                ScriptedAnswer.document(
                        200,
                        """
                        {"data": [{
                          "id": "a/one", "name": "One", "created": 1, "context_length": 200000,
                          "pricing": {"prompt": "0.000003", "completion": "0.0000155", "image": "0"}
                        }, {
                          "id": "b/two", "name": "", "context_length": null,
                          "pricing": {"prompt": "0", "completion": 0.00001}
                        }]}
                        """));

        assertEquals(
                List.of(
                        new ModelDescription(
                                "a/one",
                                "One",
                                OptionalInt.of(200_000),
                                Optional.of(new BigDecimal("3")),
                                Optional.of(new BigDecimal("15.5"))),
                        new ModelDescription(
                                "b/two",
                                "b/two",
                                OptionalInt.empty(),
                                Optional.of(BigDecimal.ZERO),
                                Optional.of(BigDecimal.TEN))),
                models());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"pricing\":\"cheap\"}",
                "{\"pricing\":{\"prompt\":\"-1\",\"completion\":\"NaN\"}}",
                "{\"pricing\":{\"prompt\":\"1e999999999\",\"completion\":\"1e-999999999\"}}",
                "{\"pricing\":{\"prompt\":[],\"completion\":\"\"},\"context_length\":-5}",
                "{\"pricing\":{\"prompt\":1000,\"completion\":true},\"context_length\":1e30}",
                "{\"name\":7,\"context_length\":\"long\"}"
            })
    void leavesUnknownWhatMakesNoSense(String more) throws Exception {
        asked.provider.models(
                ScriptedAnswer.document(
                        200,
                        "{\"data\":[{\"id\":7},{\"id\":\"\"},{\"id\":\"a/one\","
                                + (more.equals("{}") ? "\"x\":1}" : more.substring(1))
                                + "]}"));

        assertEquals(List.of(unknown("a/one")), models());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"a/two\"", "[]", "{}", "{\"id\":null}", "{\"id\":{}}"})
    void leavesOutWhatIsNoModel(String entry) throws Exception {
        asked.provider.models(
                ScriptedAnswer.document(
                        200,
                        "{\"data\":[%s,{\"id\":\"a/one\",\"name\":null},%s]}"
                                .formatted(entry, entry)));

        assertEquals(List.of(unknown("a/one")), models());
    }

    @Test
    void asksOnceAnHour() throws Exception {
        asked.provider.models(ScriptedAnswer.document(200, ONE));
        assertEquals(List.of(unknown("a/one")), models());
        asked.provider.models(ScriptedAnswer.document(200, TWO));

        asked.nanoTime.addAndGet(Duration.ofMinutes(59).toNanos());
        assertEquals(List.of(unknown("a/one")), models());
        assertEquals(1, asked.requests());

        asked.nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        List<ModelDescription> seen = models();
        while (seen.equals(List.of(unknown("a/one")))) {
            seen = models();
        }
        assertEquals(List.of(unknown("b/two")), seen);
        assertEquals(2, asked.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{}", "[]", "{\"data\":{}}", "{\"data\":[]}", ""})
    void hasNoModelsWhereTheProviderDoesNotSay(String body) throws Exception {
        asked.provider.models(ScriptedAnswer.document(200, body));

        assertEquals(List.of(), models());
        assertEquals(List.of(), models());
        assertEquals(1, asked.requests());

        asked.provider.models(ScriptedAnswer.document(200, ONE));
        asked.nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        assertEquals(List.of(unknown("a/one")), models());
    }

    @Test
    void keepsWhatItKnowsWhenTheProviderFails() throws Exception {
        asked.provider.models(ScriptedAnswer.document(200, ONE));
        assertEquals(List.of(unknown("a/one")), models());
        asked.provider.models(ScriptedAnswer.status(500, "Oh."));

        asked.nanoTime.addAndGet(Duration.ofHours(2).toNanos());
        assertEquals(List.of(unknown("a/one")), models());
        while (asked.requests() < 2) {
            Thread.onSpinWait();
        }
        assertEquals(List.of(unknown("a/one")), models());
    }

    private List<ModelDescription> models() throws Exception {
        return asked.model.models().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static ModelDescription unknown(String id) {
        return new ModelDescription(
                id, id, OptionalInt.empty(), Optional.empty(), Optional.empty());
    }
}
