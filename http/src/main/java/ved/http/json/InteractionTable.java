package ved.http.json;

import ved.engine.assistant.Interaction;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The record of the assistant as a table of RFC 4180, without what was said. */
public final class InteractionTable {
    public static final String HEADING =
            "id,conversation_id,started_at,user,script_id,script_version_id,task,masking,outcome,"
                    + "model,input_tokens,output_tokens,cost_usd,latency_ms,first_text_ms,saved_in,"
                    + "reason\r\n";

    /** Programs for tables take a cell that begins with one of these for a formula, some of them wide. */
    private static final String FORMULA = "=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20";

    private InteractionTable() {}

    public static String lines(List<Interaction> interactions) {
        return interactions.stream().map(InteractionTable::line).collect(Collectors.joining());
    }

    static String line(Interaction interaction) {
        return List.of(
                                Long.toString(interaction.id()),
                                Long.toString(interaction.conversation()),
                                interaction.startedAt().truncatedTo(ChronoUnit.MILLIS).toString(),
                                text(interaction.user()),
                                interaction.script().map(ScriptId::toString).orElse(""),
                                interaction.version().map(VersionId::toString).orElse(""),
                                Json.word(interaction.task()),
                                interaction.masking().word(),
                                Json.word(interaction.outcome()),
                                text(interaction.model()),
                                number(interaction.inputTokens()),
                                number(interaction.outputTokens()),
                                interaction.cost().map(BigDecimal::toPlainString).orElse(""),
                                interaction.latency().map(d -> "" + d.toMillis()).orElse(""),
                                interaction.firstText().map(d -> "" + d.toMillis()).orElse(""),
                                interaction.savedIn().stream()
                                        .map(VersionId::toString)
                                        .collect(Collectors.joining(" ")),
                                text(interaction.reason().orElse("")))
                        .stream()
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    /** Quoted, and with an apostrophe where it could be a formula. */
    static String text(String text) {
        String safe = text.replace("\0", "");
        boolean formula = beginsAsFormula(safe) || beginsAsFormula(safe.strip());
        return "\"" + (formula ? "'" : "") + safe.replace("\"", "\"\"") + "\"";
    }

    private static boolean beginsAsFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
