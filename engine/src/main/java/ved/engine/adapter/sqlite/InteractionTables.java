package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.SentText;
import ved.engine.assistant.names.NameMap;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.math.BigDecimal;
import java.util.List;

/** Writes the tables of interactions, inside of a transaction. */
final class InteractionTables {
    private InteractionTables() {}

    static long insert(Handle handle, Interaction interaction) {
        return handle.createQuery(
                        """
                        INSERT INTO interactions (conversation_id, user_name, script_id, version_id,
                          task, masking, outcome, sent, model, started_at, latency, reason,
                          prompt, answer)
                        VALUES (:conversation, :user, :script, :version,
                          :task, :masking, :outcome, :sent, :model, :startedAt, :latency, :reason,
                          :prompt, :answer)
                        RETURNING id
                        """)
                .bind("conversation", interaction.conversation())
                .bind("user", interaction.user())
                .bind("script", interaction.script().map(ScriptId::value))
                .bind("version", interaction.version().map(VersionId::value))
                .bind("task", Columns.text(interaction.task()))
                .bind("masking", interaction.masking().word())
                .bind("prompt", interaction.prompt())
                .bind("outcome", Columns.text(interaction.outcome()))
                .bind("sent", interaction.sent() && !interaction.outcome().isFinal())
                .bind("answer", interaction.answer())
                .bind("model", interaction.model())
                .bind("startedAt", Columns.micros(interaction.startedAt()))
                .bind("latency", InteractionRow.micros(interaction.latency()))
                .bind("reason", interaction.reason())
                .mapTo(long.class)
                .one();
    }

    /** Tells whether it had no end before. */
    static boolean end(Handle handle, Interaction ended) {
        return handle.createUpdate(
                                """
                                UPDATE interactions SET outcome = :outcome, sent = :sent, answer = :answer,
                                  code = :code, model = :model, input_tokens = :inputTokens,
                                  output_tokens = :outputTokens, cost = :cost, latency = :latency,
                                  first_text = :firstText, reason = :reason
                                WHERE id = :id AND outcome = 'started'
                                """)
                        .bind("id", ended.id())
                        .bind("outcome", Columns.text(ended.outcome()))
                        .bind("sent", ended.sent())
                        .bind("answer", ended.answer())
                        .bind("code", ended.code())
                        .bind("model", ended.model())
                        .bind("inputTokens", Columns.nullable(ended.inputTokens()))
                        .bind("outputTokens", Columns.nullable(ended.outputTokens()))
                        .bind("cost", ended.cost().map(BigDecimal::doubleValue))
                        .bind("latency", InteractionRow.micros(ended.latency()))
                        .bind("firstText", InteractionRow.micros(ended.firstText()))
                        .bind("reason", ended.reason())
                        .execute()
                > 0;
    }

    static void addTexts(Handle handle, long interaction, List<SentText> texts) {
        if (texts.isEmpty()) {
            return;
        }
        int place =
                handle.createQuery(
                                """
                                SELECT coalesce(max(place), 0) FROM interaction_texts
                                WHERE interaction_id = :id
                                """)
                        .bind("id", interaction)
                        .mapTo(int.class)
                        .one();
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        INSERT INTO interaction_texts (interaction_id, place, role, original, sent)
                        VALUES (:id, :place, :role, :original, :sent)
                        """);
        for (SentText text : texts) {
            place++;
            batch.bind("id", interaction)
                    .bind("place", place)
                    .bind("role", text.role())
                    .bind("original", text.original())
                    .bind("sent", text.sent())
                    .add();
        }
        batch.execute();
    }

    /** Names only grow: those that are there stay as they are. */
    static void addNames(Handle handle, long conversation, NameMap names) {
        if (names.pseudonyms().isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        INSERT INTO conversation_names (conversation_id, original, pseudonym)
                        VALUES (:conversation, :original, :pseudonym)
                        ON CONFLICT (conversation_id, original) DO NOTHING
                        """);
        names.pseudonyms()
                .forEach((original, pseudonym) ->
                        batch.bind("conversation", conversation)
                                .bind("original", original)
                                .bind("pseudonym", pseudonym)
                                .add());
        batch.execute();
    }
}
