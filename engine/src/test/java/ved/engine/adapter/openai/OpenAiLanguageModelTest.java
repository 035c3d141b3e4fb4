package ved.engine.adapter.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.adapter.openai.ScriptedAnswer.Ending;
import ved.engine.adapter.openai.TestingProvider.Received;
import ved.engine.assistant.provider.LanguageModel.Generation;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.provider.ModelMessage.AssistantMessage;
import ved.engine.assistant.provider.ModelMessage.ToolCall;
import ved.engine.assistant.provider.ModelMessage.ToolMessage;
import ved.engine.assistant.provider.ModelMessage.UserMessage;
import ved.engine.assistant.provider.ModelReply;
import ved.engine.assistant.provider.ModelRequest;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class OpenAiLanguageModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tellsTheTextAsItComesAndWhatItCost() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(ScriptedAnswer.text("Grüß ", "Gott ☃", " 😀"));

            RecordingListener listener = asked.ask();
            ModelReply reply = listener.awaitReply();

            assertEquals(List.of("Grüß ", "Gott ☃", " 😀"), listener.texts());
            assertEquals(
                    new ModelReply(
                            "Grüß Gott ☃ 😀",
                            List.of(),
                            false,
                            Optional.of("stand/in"),
                            OptionalInt.of(12),
                            OptionalInt.of(34),
                            Optional.of(new BigDecimal("0.0012"))),
                    reply);
            assertTrue(listener.heardNoMore());
        }
    }

    @Test
    void sendsTheRequestAndNothingMore() throws Exception {
        try (Asked asked = Asked.patiently(0)) {
            asked.ask().awaitReply();

            Received received = asked.provider.received().getFirst();
            assertEquals(
                    JSON.readTree(
                            """
                            {
                              "model": "vendor/one",
                              "messages": [
                                {"role": "system", "content": "Be brief."},
                                {"role": "user", "content": "Grüß mich ☃ \\u0000"}
                              ],
                              "stream": true,
                              "stream_options": {"include_usage": true},
                              "usage": {"include": true},
                              "max_tokens": 500
                            }
                            """),
                    JSON.readTree(received.body()));
            assertEquals(
                    List.of("Bearer " + TestingProvider.KEY),
                    received.headers().get("Authorization"));
            assertEquals(List.of("ved"), received.headers().get("User-agent"));
            assertTrue(
                    received.headers().keySet().stream().noneMatch(name -> name.startsWith("X-")),
                    received.headers()::toString);
        }
    }

    @Test
    void sendsToolsAndWhatBecameOfTheirCalls() throws Exception {
        ModelRequest request =
                new ModelRequest(
                        "vendor/one",
                        List.of(
                                new UserMessage("Which version?"),
                                new AssistantMessage(
                                        "", List.of(new ToolCall("c1", "packages", "{}"))),
                                new ToolMessage("c1", "numpy 2.5")),
                        List.of(
                                new ToolDescription(
                                        "packages",
                                        "What is installed",
                                        "{\"type\":\"object\",\"properties\":{}}")),
                        500);
        try (Asked asked = Asked.patiently(0)) {
            RecordingListener listener = new RecordingListener();

            Generation _ = asked.model.generate(request, listener);
            listener.awaitReply();

            JsonNode body = JSON.readTree(asked.provider.received().getFirst().body());
            assertEquals(
                    JSON.readTree(
                            """
                            [
                              {"role": "user", "content": "Which version?"},
                              {"role": "assistant", "tool_calls": [{"id": "c1", "type": "function",
                                "function": {"name": "packages", "arguments": "{}"}}]},
                              {"role": "tool", "tool_call_id": "c1", "content": "numpy 2.5"}
                            ]
                            """),
                    body.get("messages"));
            assertEquals(
                    JSON.readTree(
                            """
                            [{"type": "function", "function": {"name": "packages",
                              "description": "What is installed",
                              "parameters": {"type": "object", "properties": {}}}}]
                            """),
                    body.get("tools"));
        }
    }

    @Test
    void putsToolCallsTogether() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(
                    ScriptedAnswer.toolCall(
                            "call_7", "signature", "{\"name\"", ":\"os.wa", "lk\"}"));

            RecordingListener listener = asked.ask();

            assertEquals(
                    List.of(new ToolCall("call_7", "signature", "{\"name\":\"os.walk\"}")),
                    listener.awaitReply().calls());
            assertEquals(List.of(), listener.texts());
            assertEquals(33, listener.called());
        }
    }

    @Test
    void keepsSeveralCallsApart() throws InterruptedException {
        String piece =
                "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":%d,\"id\":\"%s\","
                        + "\"function\":{\"name\":\"%s\",\"arguments\":\"%s\"}}]}}]}";
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(
                    ScriptedAnswer.stream(
                            ScriptedAnswer.event(piece.formatted(0, "a", "one", "{")),
                            ScriptedAnswer.event(piece.formatted(1, "b", "two", "not json")),
                            ScriptedAnswer.event(piece.formatted(0, "", "", "}")),
                            ScriptedAnswer.finish("tool_calls")));

            assertEquals(
                    List.of(new ToolCall("a", "one", "{}"), new ToolCall("b", "two", "not json")),
                    asked.ask().awaitReply().calls());
        }
    }

    @ParameterizedTest
    @CsvSource({"65,65", "1000,1000", "1001,1000"})
    void keepsUsageHoweverManyToolsAreUsed(int made, int kept) throws InterruptedException {
        String calls =
                IntStream.range(0, made)
                        .mapToObj(
                                "{\"index\":%d,\"function\":{\"name\":\"one\",\"arguments\":\"{}\"}}"
                                        ::formatted)
                        .collect(Collectors.joining(","));
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(
                    ScriptedAnswer.stream(
                            ScriptedAnswer.event(
                                    "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":["
                                            + calls
                                            + "]}}]}"),
                            ScriptedAnswer.finish("tool_calls"),
                            ScriptedAnswer.usage(ScriptedAnswer.USAGE)));

            ModelReply reply = asked.ask().awaitReply();

            assertEquals(kept, reply.calls().size());
            assertEquals(Optional.of(new BigDecimal("0.0012")), reply.cost());
        }
    }

    @Test
    void saysThatAnAnswerWasCut() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(
                    ScriptedAnswer.stream(
                            ScriptedAnswer.delta("x = "), ScriptedAnswer.finish("length")));

            assertTrue(asked.ask().awaitReply().cut());
        }
    }

    @Test
    void passesOverComments() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(
                    ScriptedAnswer.stream(
                            ": OPENROUTER PROCESSING\n\n",
                            ":\n",
                            ScriptedAnswer.delta("a"),
                            ": data: {\"error\": 1}\n\n",
                            ScriptedAnswer.delta("b").replace("\n", "\r\n"),
                            ScriptedAnswer.finish("stop")));

            assertEquals("ab", asked.ask().awaitReply().text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "\"free\"",
                "{\"cost\":null}",
                "{\"cost\":\"0.0012\"}",
                "{\"cost\":-0.5}",
                "{\"cost\":NaN}",
                "{\"cost\":Infinity}",
                "{\"cost\":1e400}",
                "{\"cost\":1e9}",
                "{\"cost\":{\"usd\":1}}",
                "{\"prompt_tokens\":-1,\"completion_tokens\":\"3\",\"cost\":true}",
                "{\"prompt_tokens\":99999999999,\"completion_tokens\":1.5}"
            })
    void leavesUnknownWhatMakesNoSense(String usage) throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(ScriptedAnswer.textAndUsage(usage, "Hello."));

            ModelReply reply = asked.ask().awaitReply();

            assertEquals("Hello.", reply.text());
            assertEquals(Optional.empty(), reply.cost());
            assertEquals(OptionalInt.empty(), reply.inputTokens());
            assertEquals(OptionalInt.empty(), reply.outputTokens());
        }
    }

    @Test
    void knowsThatNothingWasPaid() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(ScriptedAnswer.textAndUsage("{\"cost\":0}", "Hello."));

            assertEquals(
                    0, asked.ask().awaitReply().cost().orElseThrow().compareTo(BigDecimal.ZERO));
        }
    }

    @Test
    void takesAnAnswerThatCameWholeWhateverHappensAfterIt() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(
                    ScriptedAnswer.stream(
                                    ScriptedAnswer.delta("Hello."), ScriptedAnswer.finish("stop"))
                            .ending(Ending.CUT));

            ModelReply reply = asked.ask().awaitReply();

            assertEquals("Hello.", reply.text());
            assertEquals(Optional.empty(), reply.cost());
        }
    }

    @Test
    void closesTheConnectionWhenItIsStoppedAmidTheAnswer() throws InterruptedException {
        try (Asked asked = Asked.patiently(2)) {
            asked.provider.then(
                    ScriptedAnswer.stream(ScriptedAnswer.delta("Hel")).ending(Ending.COMMENTS));
            RecordingListener listener = new RecordingListener();
            Generation generation = asked.model.generate(Asked.REQUEST, listener);
            assertEquals("Hel", listener.nextText());

            generation.stop();
            generation.stop();

            RecordingListener.Failed failed = listener.awaitFailure();
            assertEquals(new ModelFault.Stopped(), failed.fault());
            assertEquals("Hel", failed.soFar().text());
            assertTrue(asked.provider.awaitLeaving());
            assertTrue(listener.heardNoMore());
            assertEquals(1, asked.requests());
        }
    }

    @Test
    void canBeStoppedBeforeAnythingHasCome() throws InterruptedException {
        try (Asked asked = Asked.patiently(2)) {
            asked.provider.then(ScriptedAnswer.nothing());
            RecordingListener listener = new RecordingListener();

            asked.model.generate(Asked.REQUEST, listener).stop();

            assertEquals(new ModelFault.Stopped(), listener.awaitFailure().fault());
        }
    }

    @Test
    void contactsNobodyWithoutAKey() throws Exception {
        try (Asked asked = Asked.withoutKey()) {
            ModelFault fault = asked.ask().awaitFailure().fault();

            assertTrue(fault instanceof ModelFault.NotConfigured, fault::toString);
            assertEquals(List.of(), asked.model.models().toCompletableFuture().get());
            assertEquals(0, asked.requests());
        }
    }

    @Test
    void saysThatTextCannotBeSent() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            RecordingListener listener = new RecordingListener();

            Generation _ =
                    asked.model.generate(
                            new ModelRequest(
                                    "a",
                                    List.of(new UserMessage("a")),
                                    List.of(new ToolDescription("t", "t", "no schema")),
                                    1),
                            listener);

            ModelFault fault = listener.awaitFailure().fault();
            assertTrue(fault instanceof ModelFault.Rejected, fault::toString);
        }
    }

    @Test
    void sendsHalvesOfCharactersAsSomethingThatIsText() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            RecordingListener listener = new RecordingListener();

            Generation _ =
                    asked.model.generate(
                            new ModelRequest(
                                    "a", List.of(new UserMessage("a\ud800b")), List.of(), 1),
                            listener);

            assertEquals("Hello.", listener.awaitReply().text());
        }
    }

    @Test
    void leavesNoThreadAndNoListenerBehind() throws InterruptedException {
        RecordingListener listener;
        try (Asked asked = Asked.patiently(2)) {
            asked.provider.then(
                    ScriptedAnswer.stream(ScriptedAnswer.delta("Hel")).ending(Ending.COMMENTS));
            listener = asked.ask();
            listener.nextText();

            asked.model.close();

            assertEquals(new ModelFault.Stopped(), listener.awaitFailure().fault());
            ModelFault later = asked.ask().awaitFailure().fault();
            assertTrue(later instanceof ModelFault.Unavailable, later::toString);
        }
        assertFalse(
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .anyMatch(name -> name.contains("HttpClient") || name.contains("openai")));
    }
}
