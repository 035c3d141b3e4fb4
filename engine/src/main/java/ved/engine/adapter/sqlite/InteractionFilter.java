package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.statement.SqlStatement;

import ved.engine.assistant.InteractionStore.Filter;

import java.util.ArrayList;
import java.util.List;

/**
 * A filter as a condition on the interactions {@code i}. What is not asked for is not in it, so that
 * SQLite can use its indexes for what is.
 */
record InteractionFilter(Filter filter) {
    /** To be continued with {@code AND}. */
    String condition() {
        List<String> parts = new ArrayList<>(List.of("TRUE"));
        filter.script().ifPresent(_ -> parts.add("i.script_id = :script"));
        // The version that was asked about, or that holds what came of it.
        filter.version()
                .ifPresent(_ ->
                        parts.add(
                                """
                                (i.version_id = :version OR i.id IN (
                                  SELECT v.interaction_id FROM interaction_versions v
                                  WHERE v.version_id = :version))\
                                """));
        filter.user().ifPresent(_ -> parts.add("i.user_name = :user"));
        filter.model().ifPresent(_ -> parts.add("i.model = :model"));
        return String.join(" AND ", parts);
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        filter.script().ifPresent(script -> statement.bind("script", script.value()));
        filter.version().ifPresent(version -> statement.bind("version", version.value()));
        filter.user().ifPresent(user -> statement.bind("user", user));
        filter.model().ifPresent(model -> statement.bind("model", model));
        return statement;
    }
}
