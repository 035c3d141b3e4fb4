package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.statement.Query;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.InteractionStore;
import ved.engine.assistant.SentText;
import ved.engine.assistant.names.NameMap;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of conversations and interactions. */
public final class SqliteInteractionStore implements InteractionStore {
    private static final String HEADS =
            """
            SELECT c.*, coalesce((SELECT max(i.started_at) FROM interactions i
              WHERE i.conversation_id = c.id), c.started_at) AS last_at
            FROM conversations c WHERE \
            """;

    private final Database database;
    private final InteractionQueries queries;

    public SqliteInteractionStore(Database database) {
        this.database = database;
        this.queries = new InteractionQueries(database);
    }

    @Override
    public long begin(String user, Optional<ScriptId> script, String title, Instant at) {
        return database.write(handle ->
                handle.createQuery(
                                """
                                INSERT INTO conversations (user_name, script_id, title, started_at)
                                VALUES (:user, :script, :title, :at) RETURNING id
                                """)
                        .bind("user", user)
                        .bind("script", script.map(ScriptId::value))
                        .bind("title", title)
                        .bind("at", Columns.micros(at))
                        .mapTo(long.class)
                        .one());
    }

    @Override
    public Optional<ConversationHead> conversation(long id) {
        return database.read(handle ->
                heads(handle.createQuery(HEADS + "c.id = :id").bind("id", id)).stream()
                        .findFirst());
    }

    @Override
    public List<ConversationHead> conversations(String user, Optional<ScriptId> script, int limit) {
        return database.read(handle ->
                heads(
                        handle.createQuery(
                                        HEADS
                                                + """
                                                c.user_name = :user
                                                  AND (:script IS NULL OR c.script_id = :script)
                                                  AND EXISTS (SELECT 1 FROM interactions i
                                                    WHERE i.conversation_id = c.id)
                                                ORDER BY last_at DESC, c.id DESC LIMIT :limit
                                                """)
                                .bind("user", user)
                                .bind("script", script.map(ScriptId::value))
                                .bind("limit", limit)));
    }

    @Override
    public List<Interaction> turns(long conversation) {
        return database.read(handle ->
                handle.createQuery(
                                InteractionRow.SELECT
                                        + "i.conversation_id = :conversation ORDER BY i.id")
                        .bind("conversation", conversation)
                        .map((row, context) -> InteractionRow.read(row))
                        .list());
    }

    @Override
    public NameMap names(long conversation) {
        Map<String, String> names = new LinkedHashMap<>();
        database.read(handle ->
                        handle.createQuery(
                                        """
                                        SELECT original, pseudonym FROM conversation_names
                                        WHERE conversation_id = :conversation
                                        """)
                                .bind("conversation", conversation)
                                .map((row, context) ->
                                        Map.entry(
                                                row.getString("original"),
                                                row.getString("pseudonym")))
                                .list())
                .forEach(name -> names.put(name.getKey(), name.getValue()));
        return new NameMap(names);
    }

    @Override
    public long record(Interaction interaction, List<SentText> texts, NameMap names) {
        return database.write(handle -> {
            long id = InteractionTables.insert(handle, interaction);
            InteractionTables.addTexts(handle, id, texts);
            InteractionTables.addNames(handle, interaction.conversation(), names);
            return id;
        });
    }

    @Override
    public void recordStep(long interaction, List<SentText> texts, NameMap names) {
        database.write(handle -> {
            Optional<Long> conversation =
                    handle.createQuery(
                                    """
                                    SELECT conversation_id FROM interactions
                                    WHERE id = :id AND outcome = 'started'
                                    """)
                            .bind("id", interaction)
                            .mapTo(long.class)
                            .findOne();
            conversation.ifPresent(of -> {
                InteractionTables.addTexts(handle, interaction, texts);
                InteractionTables.addNames(handle, of, names);
            });
            return conversation;
        });
    }

    @Override
    public Interaction recordEnd(Interaction ended, List<SentText> texts) {
        database.write(handle -> {
            boolean first = InteractionTables.end(handle, ended);
            if (first) {
                InteractionTables.addTexts(handle, ended.id(), texts);
            }
            return first;
        });
        return find(ended.id()).orElseThrow();
    }

    @Override
    public int closeUnfinished(String reason) {
        return database.write(handle ->
                handle.createUpdate(
                                """
                                UPDATE interactions SET outcome = 'lost', reason = :reason
                                WHERE outcome = 'started'
                                """)
                        .bind("reason", reason)
                        .execute());
    }

    @Override
    public Optional<Interaction> find(long interaction) {
        return database.read(handle ->
                handle.createQuery(InteractionRow.SELECT + "i.id = :id")
                        .bind("id", interaction)
                        .map((row, context) -> InteractionRow.read(row))
                        .findOne());
    }

    @Override
    public List<SentText> texts(long interaction) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT role, original, sent FROM interaction_texts
                                WHERE interaction_id = :id ORDER BY place
                                """)
                        .bind("id", interaction)
                        .map((row, context) ->
                                new SentText(
                                        row.getString("role"),
                                        row.getString("original"),
                                        row.getString("sent")))
                        .list());
    }

    @Override
    public List<Interaction> list(Filter filter, int limit, Optional<Long> before) {
        return queries.list(filter, limit, before);
    }

    @Override
    public List<Cost> costs(CostKey key, Filter filter) {
        return queries.costs(key, filter);
    }

    @Override
    public Usage usage(String user, Instant since) {
        return queries.usage(user, since);
    }

    @Override
    public void link(VersionId version, ScriptId script, String user, List<Long> interactions) {
        if (interactions.isEmpty()) {
            return;
        }
        database.write(handle ->
                handle.createUpdate(
                                """
                                INSERT INTO interaction_versions (interaction_id, version_id)
                                SELECT i.id, v.id FROM interactions i
                                JOIN versions v ON v.id = :version AND v.script_id = :script
                                WHERE i.id IN (<interactions>) AND i.user_name = :user
                                  AND (i.script_id = :script OR i.script_id IS NULL)
                                  AND i.outcome = 'answered' AND i.code IS NOT NULL
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("version", version.value())
                        .bind("script", script.value())
                        .bind("user", user)
                        .bindList("interactions", interactions)
                        .execute());
    }

    @Override
    public List<Link> links(ScriptId script) {
        return queries.links(script);
    }

    private static List<ConversationHead> heads(Query query) {
        return query.map((row, context) -> head(row)).list();
    }

    private static ConversationHead head(ResultSet row) throws SQLException {
        return new ConversationHead(
                row.getLong("id"),
                row.getString("user_name"),
                Columns.optionalLong(row, "script_id").map(ScriptId::new),
                row.getString("title"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "last_at"));
    }
}
