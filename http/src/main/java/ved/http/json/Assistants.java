package ved.http.json;

import org.jspecify.annotations.Nullable;

import ved.engine.api.AssistantService;
import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.InteractionStore;
import ved.engine.assistant.InteractionStore.ConversationHead;
import ved.engine.assistant.outbound.Outbound.Finding;
import ved.engine.assistant.provider.ModelDescription;
import ved.engine.assistant.words.FoundStopWord;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The assistant and its record as the API shows them. */
public final class Assistants {
    private Assistants() {}

    public record Model(
            String id,
            String name,
            @Nullable Integer contextTokens,
            @Nullable BigDecimal inputPrice,
            @Nullable BigDecimal outputPrice) {
        static Model of(ModelDescription model) {
            return new Model(
                    model.id(),
                    model.name(),
                    Executions.nullable(model.contextTokens()),
                    model.inputPrice().orElse(null),
                    model.outputPrice().orElse(null));
        }
    }

    public record Limits(
            int steps,
            int answerTokens,
            BigDecimal turnCostUsd,
            BigDecimal dayCostUsd,
            int dayInteractions) {
        static Limits of(AssistantSettings.Limits limits) {
            return new Limits(
                    limits.steps(),
                    limits.answerTokens(),
                    limits.turnCost(),
                    limits.dayCost(),
                    limits.dayInteractions());
        }
    }

    public record Assistance(
            boolean configured,
            @Nullable String whyNot,
            String provider,
            String defaultModel,
            List<Model> models,
            String masking,
            List<String> tools,
            Limits limits) {
        public static Assistance of(AssistantService.Assistance assistance) {
            return new Assistance(
                    assistance.whyNot().isEmpty(),
                    assistance.whyNot().orElse(null),
                    assistance.provider(),
                    assistance.model(),
                    assistance.models().stream().map(Model::of).toList(),
                    assistance.masking().word(),
                    assistance.tools(),
                    Limits.of(assistance.limits()));
        }
    }

    public record Interaction(
            long id,
            long conversationId,
            String user,
            @Nullable Long scriptId,
            @Nullable Long scriptVersionId,
            String task,
            String masking,
            String prompt,
            String outcome,
            String answer,
            @Nullable String code,
            String model,
            @Nullable Integer inputTokens,
            @Nullable Integer outputTokens,
            @Nullable BigDecimal costUsd,
            Instant startedAt,
            @Nullable Long latencyMs,
            @Nullable Long firstTextMs,
            @Nullable String reason,
            List<Long> savedIn) {
        public static Interaction of(ved.engine.assistant.Interaction interaction) {
            return new Interaction(
                    interaction.id(),
                    interaction.conversation(),
                    interaction.user(),
                    interaction.script().map(ScriptId::value).orElse(null),
                    interaction.version().map(VersionId::value).orElse(null),
                    Json.word(interaction.task()),
                    interaction.masking().word(),
                    interaction.prompt(),
                    Json.word(interaction.outcome()),
                    interaction.answer(),
                    interaction.code().orElse(null),
                    interaction.model(),
                    Executions.nullable(interaction.inputTokens()),
                    Executions.nullable(interaction.outputTokens()),
                    interaction.cost().orElse(null),
                    interaction.startedAt(),
                    interaction.latency().map(Duration::toMillis).orElse(null),
                    interaction.firstText().map(Duration::toMillis).orElse(null),
                    interaction.reason().orElse(null),
                    interaction.savedIn().stream().map(VersionId::value).toList());
        }
    }

    public record Completion(
            long interactionId,
            long conversationId,
            String responseText,
            @Nullable String code,
            String modelId,
            @Nullable Integer inputTokens,
            @Nullable Integer outputTokens,
            @Nullable BigDecimal costUsd,
            long latencyMs,
            String outcome,
            @Nullable String reason) {
        public static Completion of(ved.engine.assistant.Interaction interaction) {
            return new Completion(
                    interaction.id(),
                    interaction.conversation(),
                    interaction.answer(),
                    interaction.code().orElse(null),
                    interaction.model(),
                    Executions.nullable(interaction.inputTokens()),
                    Executions.nullable(interaction.outputTokens()),
                    interaction.cost().orElse(null),
                    interaction.latency().orElse(Duration.ZERO).toMillis(),
                    Json.word(interaction.outcome()),
                    interaction.reason().orElse(null));
        }
    }

    public record SentText(String role, String original, String sent) {
        static SentText of(ved.engine.assistant.SentText text) {
            return new SentText(text.role(), text.original(), text.sent());
        }
    }

    public record FullInteraction(Interaction interaction, List<SentText> texts) {
        public static FullInteraction of(
                ved.engine.assistant.Interaction interaction,
                List<ved.engine.assistant.SentText> texts) {
            return new FullInteraction(
                    Interaction.of(interaction), texts.stream().map(SentText::of).toList());
        }
    }

    public record InteractionList(List<Interaction> interactions) {
        public static InteractionList of(List<ved.engine.assistant.Interaction> interactions) {
            return new InteractionList(interactions.stream().map(Interaction::of).toList());
        }
    }

    /**
     * @param text index of the text of a preview that it is in
     */
    public record StopWordFinding(
            String word, String severity, int start, int end, @Nullable Integer text) {
        static StopWordFinding of(FoundStopWord found, @Nullable Integer text) {
            return new StopWordFinding(
                    found.word().text(),
                    Json.word(found.word().severity()),
                    found.start(),
                    found.end(),
                    text);
        }
    }

    public record StopWordFindings(List<StopWordFinding> findings) {
        public static StopWordFindings of(List<FoundStopWord> found) {
            return new StopWordFindings(
                    found.stream().map(one -> StopWordFinding.of(one, null)).toList());
        }
    }

    public record QuestionPreview(
            List<SentText> texts, List<StopWordFinding> stopWords, @Nullable String refusal) {
        public static QuestionPreview of(AssistantService.Preview preview) {
            return new QuestionPreview(
                    preview.texts().stream().map(SentText::of).toList(),
                    preview.stopWords().stream().map(QuestionPreview::finding).toList(),
                    preview.refusal().orElse(null));
        }

        private static StopWordFinding finding(Finding finding) {
            return StopWordFinding.of(finding.word(), finding.text());
        }
    }

    public record Head(
            long id, @Nullable Long scriptId, String title, Instant startedAt, Instant lastAt) {
        static Head of(ConversationHead head) {
            return new Head(
                    head.id(),
                    head.script().map(ScriptId::value).orElse(null),
                    head.title(),
                    head.startedAt(),
                    head.lastAt());
        }
    }

    public record ConversationList(List<Head> conversations) {
        public static ConversationList of(List<ConversationHead> heads) {
            return new ConversationList(heads.stream().map(Head::of).toList());
        }
    }

    public record Conversation(Head conversation, List<Interaction> turns) {
        public static Conversation of(AssistantService.Turns turns) {
            return new Conversation(
                    Head.of(turns.conversation()),
                    turns.turns().stream().map(Interaction::of).toList());
        }
    }

    public record Cost(
            String key,
            long interactions,
            long inputTokens,
            long outputTokens,
            BigDecimal costUsd,
            long unknown) {
        static Cost of(InteractionStore.Cost cost) {
            return new Cost(
                    cost.key(),
                    cost.interactions(),
                    cost.inputTokens(),
                    cost.outputTokens(),
                    cost.cost(),
                    cost.unknown());
        }
    }

    public record CostList(List<Cost> costs) {
        public static CostList of(List<InteractionStore.Cost> costs) {
            return new CostList(costs.stream().map(Cost::of).toList());
        }
    }
}
