package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static ved.engine.catalogue.TestingStores.done;
import static ved.engine.catalogue.TestingStores.refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.sandbox.Interpreter;
import ved.engine.script.NewContent;
import ved.engine.script.Refusal;
import ved.engine.script.SaveWarning;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptSummary;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class SaveWarningsTest {
    @TempDir Path directory;
    private TestingStores stores;

    @BeforeEach
    void open() {
        stores = new TestingStores(directory);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void warnsOfCodeThatAnotherScriptHas() {
        stores.create("ed2", "\"\"\"First\"\"\"\nsame");
        SavedScript copy = stores.create("ed1", "\"\"\"First\"\"\"\nsame");

        SaveWarning warning = copy.warnings().getFirst();
        assertEquals(SaveWarning.Kind.DUPLICATE_CONTENT, warning.kind());
        assertTrue(warning.message().startsWith("Script 1.0, “First” on ed2, has"));
        assertEquals(Optional.empty(), warning.place());
        assertEquals(
                List.of(),
                done(stores.writer.fork("ed1", copy.script().id(), Optional.empty())).warnings());
    }

    @Test
    void warnsOfModulesThatTheInterpreterDoesNotHave() {
        CheckedSource source = checked("import requests", TestingStores.CPYTHON);

        ScriptSummary script = done(stores.writer.create("ed1", source, Optional.empty())).script();
        SavedScript again =
                done(
                        stores.writer.save(
                                "ed1",
                                script.id(),
                                source,
                                new NewContent(
                                        "import requests",
                                        script.version().id(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())));

        assertFalse(again.changed());
        SaveWarning warning = again.warnings().getFirst();
        assertEquals(SaveWarning.Kind.MISSING_IMPORT, warning.kind());
        assertTrue(warning.message().startsWith("CPython does not have the module requests,"));
        assertEquals(Optional.of(new SaveWarning.Place(1, 8, 16)), warning.place());
    }

    @Test
    void doesNotWarnOfModulesThatAreThereOrWhereNobodyKnows() {
        assertEquals(List.of(), checked("import csv", TestingStores.CPYTHON).warnings());
        assertEquals(List.of(), checked("import requests", TestingStores.GRAALPY).warnings());
        assertEquals(List.of(), done(stores.sources.check("import requests")).warnings());
    }

    @Test
    void parsesWithTheGrammarOfTheInterpreter() {
        checked("match x", TestingStores.CPYTHON);
        Interpreter old =
                new Interpreter(
                        "old",
                        "Old",
                        Optional.of("3.9.1"),
                        "docker",
                        Optional.empty(),
                        List.of(),
                        Set.of());

        refused(Refusal.InvalidSyntax.class, stores.sources.check("match x", Optional.of(old)));
    }

    private CheckedSource checked(String content, Interpreter interpreter) {
        return done(stores.sources.check(content, Optional.of(interpreter)));
    }
}
