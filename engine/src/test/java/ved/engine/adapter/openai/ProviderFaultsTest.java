package ved.engine.adapter.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.adapter.openai.RecordingListener.Failed;
import ved.engine.adapter.openai.ScriptedAnswer.Ending;
import ved.engine.assistant.provider.LanguageModel.Generation;
import ved.engine.assistant.provider.ModelFault;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

class ProviderFaultsTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    @ParameterizedTest
    @CsvSource({
        "400, Rejected, 1",
        "401, Unauthorized, 1",
        "402, NoCredit, 1",
        "403, Rejected, 1",
        "404, Rejected, 1",
        "408, TimedOut, 3",
        "413, Rejected, 1",
        "429, RateLimited, 3",
        "500, Unavailable, 3",
        "502, Unavailable, 3",
        "503, Unavailable, 3",
        "529, Unavailable, 3"
    })
    void triesAgainWhereItHelps(int status, String fault, int requests)
            throws InterruptedException {
        try (Asked asked = Asked.patiently(2)) {
            asked.provider.otherwise(ScriptedAnswer.status(status, "No such luck."));

            assertEquals(fault, name(asked.ask().awaitFailure().fault()));
            assertEquals(requests, asked.requests());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, Unauthorized",
        "402, NoCredit",
        "403, Rejected",
        "408, TimedOut",
        "429, RateLimited",
        "502, Unavailable",
        "7, Unavailable"
    })
    void findsTheFaultBehindStatus200(int code, String fault) throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(ScriptedAnswer.faultWithStatus200(code, "No such luck."));

            assertEquals(fault, name(asked.ask().awaitFailure().fault()));
        }
    }

    @ParameterizedTest
    @CsvSource({"429, RateLimited", "503, Unavailable", "'\"server_error\"', Unavailable"})
    void findsTheFaultAmidTheStream(String code, String fault) throws InterruptedException {
        try (Asked asked = Asked.patiently(2)) {
            asked.provider.then(
                    ScriptedAnswer.stream(
                            ScriptedAnswer.delta("Hel"),
                            ScriptedAnswer.event(
                                    "{\"error\":{\"code\":%s,\"message\":\"Oh.\"},\"choices\":[]}"
                                            .formatted(code))));

            Failed failed = asked.ask().awaitFailure();

            assertEquals(fault, name(failed.fault()));
            assertEquals("Hel", failed.soFar().text());
            assertEquals(1, asked.requests());
        }
    }

    @Test
    void answersAfterAFaultThatPassed() throws InterruptedException {
        try (Asked asked = Asked.patiently(2)) {
            asked.provider.then(
                    ScriptedAnswer.status(503, "Later."),
                    ScriptedAnswer.stream(": nothing\n\n").ending(Ending.CUT),
                    ScriptedAnswer.text("Hello."));

            assertEquals("Hello.", asked.ask().awaitReply().text());
            assertEquals(3, asked.requests());
            assertEquals(
                    1,
                    asked.provider.received().stream()
                            .map(TestingProvider.Received::body)
                            .distinct()
                            .count());
        }
    }

    @Test
    void doesNotTryAgainAfterText() throws InterruptedException {
        try (Asked asked = Asked.patiently(2)) {
            asked.provider.then(
                    ScriptedAnswer.stream(ScriptedAnswer.delta("Hel")).ending(Ending.CUT));

            Failed failed = asked.ask().awaitFailure();

            assertEquals("Malformed", name(failed.fault()));
            assertEquals("Hel", failed.soFar().text());
            assertEquals(1, asked.requests());
        }
    }

    @Test
    void doesNotTakeAnEndWithoutAFinishForAnAnswer() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(
                    ScriptedAnswer.stream(ScriptedAnswer.delta("Hel"), "data: [DONE]\n\n"));

            Failed failed = asked.ask().awaitFailure();

            assertEquals("Malformed", name(failed.fault()));
            assertEquals("Hel", failed.soFar().text());
        }
    }

    @Test
    void doesNotTakeWhatTheProviderFiltersForAnAnswerThatIsTooLong() throws InterruptedException {
        try (Asked asked = Asked.patiently(2)) {
            asked.provider.then(
                    ScriptedAnswer.stream(
                            ScriptedAnswer.delta("Hel"), ScriptedAnswer.finish("content_filter")));

            Failed failed = asked.ask().awaitFailure();

            assertEquals(new ModelFault.Withheld(), failed.fault());
            assertEquals("Hel", failed.soFar().text());
            assertEquals(1, asked.requests());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[{\"delta\":{\"cont\n\n",
                "data: 7\n\n",
                "data: {\"choices\":\"all\"}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":{\"a\":1}}}]}\n\n",
                "data: {\"choices\":[{\"index\":0,\"delta\":\"Hello.\"}]}\n\n"
            })
    void saysThatAStreamIsNotOfTheProtocol(String part) throws InterruptedException {
        try (Asked asked = Asked.patiently(2)) {
            asked.provider.then(
                    ScriptedAnswer.stream(
                            ScriptedAnswer.delta("Hel"), part, ScriptedAnswer.finish("stop")));

            Failed failed = asked.ask().awaitFailure();

            assertEquals("Malformed", name(failed.fault()));
            assertEquals("Hel", failed.soFar().text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"choices\":[]}", "{\"error\":null}", "not json", ""})
    void saysThatADocumentIsNoStream(String body) throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(ScriptedAnswer.document(200, body));

            assertEquals("Malformed", name(asked.ask().awaitFailure().fault()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Bad gateway</html>", "[]", "{\"error\":\"text\"}"})
    void doesNotNeedAFaultToBeADocument(String body) throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(ScriptedAnswer.document(502, body));

            assertEquals("Unavailable", name(asked.ask().awaitFailure().fault()));
        }
    }

    @Test
    void givesUpAnAnswerWithoutAnEnd() throws InterruptedException {
        String block = ScriptedAnswer.delta("x".repeat(1 << 20));
        try (Asked asked = Asked.patiently(2)) {
            asked.provider.then(
                    ScriptedAnswer.stream(
                            IntStream.range(0, 20).mapToObj(_ -> block).toArray(String[]::new)));

            Failed failed = asked.ask().awaitFailure();

            assertEquals(new ModelFault.Malformed("The answer is too large."), failed.fault());
            assertEquals(1, asked.requests());
        }
    }

    @Test
    void doesNotWaitForAFirstWordForever() throws InterruptedException {
        try (Asked asked = Asked.impatiently(SHORT)) {
            asked.provider.then(ScriptedAnswer.nothing());

            assertEquals(new ModelFault.TimedOut(), asked.ask().awaitFailure().fault());
        }
    }

    @Test
    void doesNotWaitForTheFirstByteOfAnAnswerForever() throws InterruptedException {
        try (Asked asked = Asked.impatiently(SHORT)) {
            asked.provider.then(ScriptedAnswer.stream().ending(Ending.SILENT));

            assertEquals(new ModelFault.TimedOut(), asked.ask().awaitFailure().fault());
        }
    }

    @Test
    void doesNotWaitForTheNextWordForever() throws InterruptedException {
        try (Asked asked = Asked.impatiently(Duration.ofSeconds(3))) {
            asked.provider.then(
                    ScriptedAnswer.stream(ScriptedAnswer.delta("Hel")).ending(Ending.SILENT));

            Failed failed = asked.ask().awaitFailure();

            assertEquals(new ModelFault.TimedOut(), failed.fault());
            assertEquals("Hel", failed.soFar().text());
        }
    }

    @Test
    void doesNotTakeCommentsForAnAnswerForever() throws InterruptedException {
        try (Asked asked = Asked.impatiently(Duration.ofMillis(300))) {
            asked.provider.then(ScriptedAnswer.stream().ending(Ending.COMMENTS));

            assertEquals(new ModelFault.TimedOut(), asked.ask().awaitFailure().fault());
            assertTrue(asked.provider.awaitLeaving());
        }
    }

    @Test
    void saysThatNobodyIsThere() throws InterruptedException {
        try (Asked asked = Asked.patiently(1)) {
            asked.provider.close();

            assertEquals(
                    new ModelFault.Unavailable("It cannot be reached."),
                    asked.ask().awaitFailure().fault());
        }
    }

    @Test
    void waitsForAsLongAsItIsAskedTo() throws InterruptedException {
        try (Asked asked = Asked.patiently(1)) {
            asked.provider.then(
                    ScriptedAnswer.status(429, "Slower.").header("Retry-After", "1"),
                    ScriptedAnswer.text("Hello."));
            long start = System.nanoTime();

            String text = asked.ask().awaitReply().text();

            assertEquals("Hello.", text);
            assertTrue(System.nanoTime() - start >= Duration.ofSeconds(1).toNanos());
        }
    }

    @ParameterizedTest
    @CsvSource({"90, 90", "'Sun, 01 Mar 2026 12:10:00 GMT', 600", "soon, -1"})
    void tellsHowLongAWaitIsTooLong(String header, int seconds) throws InterruptedException {
        try (Asked asked = Asked.patiently(seconds < 0 ? 0 : 2)) {
            asked.provider.then(
                    ScriptedAnswer.status(429, "Slower.").header("Retry-After", header));

            assertEquals(
                    new ModelFault.RateLimited(
                            Optional.of(seconds)
                                    .filter(known -> known >= 0)
                                    .map(Duration::ofSeconds)),
                    asked.ask().awaitFailure().fault());
            assertEquals(1, asked.requests());
        }
    }

    @Test
    void canBeStoppedWhileItWaits() throws InterruptedException {
        try (Asked asked = Asked.patiently(1)) {
            asked.provider.then(ScriptedAnswer.status(429, "Slower.").header("Retry-After", "20"));
            RecordingListener listener = new RecordingListener();

            Generation generation = asked.model.generate(Asked.REQUEST, listener);
            while (asked.requests() == 0) {
                Thread.onSpinWait();
            }
            generation.stop();

            assertEquals(new ModelFault.Stopped(), listener.awaitFailure().fault());
            assertEquals(1, asked.requests());
        }
    }

    @Test
    void leavesTheProviderAloneForAWhileAndThenTriesOnce() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.otherwise(ScriptedAnswer.status(503, "Later."));
            for (int failure = 0; failure < 3; failure++) {
                asked.ask().awaitFailure();
            }

            ModelFault leftAlone = asked.ask().awaitFailure().fault();
            assertInstanceOf(ModelFault.LeftAlone.class, leftAlone);
            assertTrue(leftAlone.toString().contains("left alone"), leftAlone::toString);
            assertEquals(3, asked.requests());

            asked.nanoTime.addAndGet(Duration.ofSeconds(31).toNanos());
            asked.provider.otherwise(ScriptedAnswer.text("Hello."));

            assertEquals("Hello.", asked.ask().awaitReply().text());
            assertEquals("Hello.", asked.ask().awaitReply().text());
            assertEquals(5, asked.requests());
        }
    }

    @Test
    void doesNotFollowRedirects() throws InterruptedException {
        try (Asked asked = Asked.patiently(2);
                TestingProvider elsewhere = TestingProvider.start()) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                asked.provider.then(
                        ScriptedAnswer.document(status, "{}")
                                .header("Location", elsewhere.baseUrl() + "/chat/completions"));

                ModelFault fault = asked.ask().awaitFailure().fault();

                assertInstanceOf(ModelFault.Rejected.class, fault);
                assertTrue(fault.toString().contains("VED_LLM_BASE_URL"), fault::toString);
            }
            assertEquals(5, asked.requests());
            assertTrue(elsewhere.received().isEmpty());
        }
    }

    @Test
    void repeatsTheProvidersWordsShortlyAndWithoutTheKey() throws InterruptedException {
        try (Asked asked = Asked.patiently(0)) {
            asked.provider.then(
                    ScriptedAnswer.status(
                            400,
                            "Bad key " + TestingProvider.KEY + "\u0007\u202e!" + "x".repeat(5000)));

            String fault = asked.ask().awaitFailure().fault().toString();

            assertTrue(fault.contains("Bad key *** !xxx"), fault);
            assertTrue(fault.length() < 400, fault);
            assertFalse(fault.contains(TestingProvider.KEY), fault);
        }
    }

    private static String name(ModelFault fault) {
        return fault.getClass().getSimpleName();
    }
}
