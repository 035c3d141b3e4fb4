package ved.engine.adapter.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ved.engine.assistant.InteractionStore.Filter;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionId;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

final class InteractionFilterTest {
    enum Field {
        SCRIPT,
        VERSION,
        USER,
        MODEL
    }

    @TempDir Path directory;

    @Test
    void takesEverythingWithoutAField() {
        assertEquals("TRUE", new InteractionFilter(filter(Optional.empty())).condition());
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void needNotReadTheWholeRecordForAField(Field field) {
        var filter = new InteractionFilter(filter(Optional.of(field)));
        try (Database database = Database.open(directory)) {
            List<String> plan =
                    database.read(handle ->
                            filter.bind(
                                            handle.createQuery(
                                                    "EXPLAIN QUERY PLAN SELECT * FROM interactions"
                                                            + " i WHERE "
                                                            + filter.condition()
                                                            + " AND i.id < 100 ORDER BY i.id DESC"))
                                    .map((row, context) -> row.getString("detail"))
                                    .list());

            assertFalse(plan.stream().anyMatch(step -> step.startsWith("SCAN i")), plan::toString);
        }
    }

    private static Filter filter(Optional<Field> field) {
        return new Filter(
                field.filter(Field.SCRIPT::equals).map(_ -> new ScriptId(1)),
                field.filter(Field.VERSION::equals).map(_ -> new VersionId(1)),
                field.filter(Field.USER::equals).map(_ -> "ed1"),
                field.filter(Field.MODEL::equals).map(_ -> "some/model"));
    }
}
