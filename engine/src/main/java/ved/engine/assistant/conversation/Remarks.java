package ved.engine.assistant.conversation;

import ved.engine.assistant.outbound.Outbound;
import ved.engine.assistant.outbound.Outbound.Finding;
import ved.engine.assistant.outbound.OutboundFilter;
import ved.engine.assistant.provider.ModelFault;
import ved.engine.assistant.words.StopWord.Severity;

import java.time.Duration;
import java.util.Optional;

/** Sentences for users about how a turn went, which say what to do. */
final class Remarks {
    private Remarks() {}

    /** Of what a tool found, which the user can neither see nor change. */
    static String ofTool(Outbound.Blocked blocked) {
        return "What a tool found was not sent, since a stop word is in it: "
                + OutboundFilter.quoted(
                        blocked.found().stream()
                                .map(Finding::word)
                                .filter(found -> found.word().severity() == Severity.BLOCK)
                                .toList())
                + ". Ask so that the model need not look that up, or have the list of stop words"
                + " (ved.llm.stop-words) changed.";
    }

    /** Of stop words that only warn. */
    static Optional<String> of(Outbound.Ready ready) {
        return ready.warnings().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "It was sent although stop words are in it: "
                                + OutboundFilter.quoted(
                                        ready.warnings().stream().map(Finding::word).toList())
                                + ".");
    }

    static String of(ModelFault fault) {
        return switch (fault) {
            case ModelFault.NotConfigured(String why) -> why;
            case ModelFault.LeftAlone(String why) ->
                    "The provider cannot be used at the moment: " + sentence(why);
            case ModelFault.Unauthorized _ ->
                    "The provider does not take the key. Have it checked where OPENROUTER_API_KEY"
                            + " or ved.llm.api-key is set.";
            case ModelFault.NoCredit _ ->
                    "The account at the provider has no money left. Have it charged, or choose a"
                            + " model that costs nothing.";
            case ModelFault.Rejected(String why) ->
                    "The provider refuses this question: %s Choose another model, or ask with less."
                            .formatted(sentence(why));
            case ModelFault.Withheld _ ->
                    "The provider withheld the rest of the answer (content filter). Put the"
                            + " question in other words, or choose another model.";
            case ModelFault.RateLimited(Optional<Duration> retryAfter) ->
                    "The provider takes no more questions at the moment. Ask again "
                            + retryAfter.map(Remarks::in).orElse("in a minute")
                            + ".";
            case ModelFault.TimedOut _ ->
                    "The provider did not answer in time. Ask again, or choose another model.";
            case ModelFault.Unavailable(String why) ->
                    "The provider cannot be used at the moment: %s Ask again later."
                            .formatted(sentence(why));
            case ModelFault.Malformed(String why) ->
                    "What the provider answered cannot be understood: "
                            + sentence(why)
                            + " Ask again, or choose another model.";
            case ModelFault.Stopped _ -> "It was stopped.";
        };
    }

    private static String in(Duration time) {
        return "in " + Math.max(1, time.toSeconds()) + " seconds";
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() || ".!?".indexOf(stripped.charAt(stripped.length() - 1)) >= 0
                ? stripped
                : stripped + ".";
    }
}
