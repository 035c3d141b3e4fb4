package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static ved.engine.catalogue.TestingStores.done;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ved.engine.adapter.git.StockGit;
import ved.engine.script.ScriptSummary;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

final class InvariantCheckTest {
    @TempDir Path directory;

    @BeforeEach
    void makeSomeChanges() {
        try (TestingStores stores = new TestingStores(directory)) {
            stores.reconciliation.run();
            ScriptSummary one = stores.create("ed1", "one").script();
            stores.create("ed2", "two");
            done(stores.writer.merge("ed1", one.id()));
            done(stores.save("ed2", one.id(), one.version().id(), "one, changed"));
        }
    }

    @Test
    void findsNothingAfterOrdinaryChanges() {
        assertEquals(List.of(), violations());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE versions SET blob_id = 'x' WHERE id = 1 | other content",
                "UPDATE versions SET commit_id = 'x' WHERE id = 1 | line of its branch",
                "UPDATE versions SET minor = 7 WHERE id = 2 | do not tell of the version",
                "UPDATE branch_tips SET version_id = 3 WHERE branch = 'prod' | the tree of prod",
                "UPDATE branch_heads SET commit_id = 'x' WHERE branch = 'ed1' | recorded heads",
                "UPDATE branch_tips SET version_id = 99 WHERE branch = 'ed2' | foreign_key_check",
                "UPDATE merges SET commit_id = 'x' | arrival on prod that no commit brought"
            })
    void findsWhereSqliteIsWrong(String damage, String found) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + directory.resolve("data").resolve("ved.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(damage);
        }

        assertTrue(
                violations().stream().anyMatch(violation -> violation.contains(found)),
                () -> violations().toString());
    }

    @Test
    void findsWhereGitIsWrong() {
        StockGit.run(directory.resolve("repo"), "update-ref", "refs/heads/prod", "refs/heads/ed2");

        assertTrue(
                violations().stream().anyMatch(violation -> violation.contains("tree of prod")),
                () -> violations().toString());
    }

    private List<String> violations() {
        return InvariantCheck.violations(directory.resolve("repo"), directory.resolve("data"));
    }
}
