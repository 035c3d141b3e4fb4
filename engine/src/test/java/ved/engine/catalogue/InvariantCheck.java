package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ved.engine.adapter.git.StockGit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that must hold between Git and SQLite whenever nothing is under way, looked at with
 * stock Git and plain SQL.
 */
final class InvariantCheck {
    private static final String NOTES = "refs/notes/ved";

    private final Path git;
    private final Rows rows;
    private final List<String> violations = new ArrayList<>();

    private InvariantCheck(Path git, Path dataDirectory) {
        this.git = git;
        this.rows = new Rows(dataDirectory);
    }

    /** Fails with a list of all that does not hold. */
    static void assertHolds(Path git, Path dataDirectory) {
        assertEquals(List.of(), violations(git, dataDirectory));
    }

    /** What does not hold, a sentence each. */
    static List<String> violations(Path git, Path dataDirectory) {
        InvariantCheck check = new InvariantCheck(git, dataDirectory);
        check.bothStoresAreSound();
        check.numbersAreDistinct();
        check.headsAreRecorded();
        check.versionsAreInGit();
        check.treesHoldTheTips();
        check.prodIsOneLineWithoutDuplicates();
        return List.copyOf(check.violations);
    }

    private void bothStoresAreSound() {
        StockGit.assertSound(git);
        expect(List.of("ok"), rows.of("PRAGMA integrity_check"), "integrity_check");
        expect(List.of(), rows.of("PRAGMA foreign_key_check"), "foreign_key_check");
    }

    private void numbersAreDistinct() {
        expectNone(
                "ordering number taken twice",
                """
                SELECT ordering_number FROM scripts WHERE deleted_at IS NULL
                GROUP BY ordering_number HAVING count(*) > 1
                """);
        expectNone(
                "version number given twice",
                """
                SELECT script_id, major, minor FROM versions
                GROUP BY script_id, major, minor HAVING count(*) > 1
                """);
        expectNone(
                "script without any version",
                "SELECT id FROM scripts WHERE id NOT IN (SELECT script_id FROM versions)");
    }

    private void headsAreRecorded() {
        expect(
                sorted(
                        lines(
                                "for-each-ref",
                                "--format=%(refname:lstrip=2) %(objectname)",
                                "refs/heads")),
                sorted(rows.of("SELECT branch, commit_id FROM branch_heads")),
                "recorded heads");
    }

    private void versionsAreInGit() {
        Map<String, Set<String>> trailers = new HashMap<>();
        Map<String, Set<String>> commits = new HashMap<>();
        for (String branch : branches()) {
            commits.put(branch, new HashSet<>());
            for (String commit :
                    output(
                                    "log",
                                    "--first-parent",
                                    "--format=%H%n%(trailers:only,unfold)%x1e",
                                    branch)
                            .split("\u001e", -1)) {
                List<String> lines = commit.strip().lines().toList();
                if (!lines.isEmpty()) {
                    commits.getOrDefault(branch, Set.of()).add(lines.getFirst());
                    trailers.put(lines.getFirst(), new HashSet<>(lines));
                }
            }
        }
        Set<String> noted = noted();
        Map<String, Map<String, String>> trees = new HashMap<>();
        for (String row :
                rows.of(
                        "SELECT commit_id, blob_id, script_id, major || '.' || minor, branch"
                                + " FROM versions")) {
            String[] column = row.split(" ", -1);
            if (!commits.getOrDefault(column[4], Set.of()).contains(column[0])) {
                violations.add("version is not on the line of its branch: " + row);
                continue;
            }
            String blob = trees.computeIfAbsent(column[0], this::tree).get(column[2] + ".py");
            if (!column[1].equals(blob)) {
                violations.add("version has other content in Git (" + blob + "): " + row);
            }
            Set<String> said = trailers.getOrDefault(column[0], Set.of());
            if (!said.containsAll(Set.of("Script: " + column[2], "Version: " + column[3]))
                    && !noted.contains(column[0])) {
                violations.add("trailers " + said + " do not tell of the version: " + row);
            }
        }
    }

    private void treesHoldTheTips() {
        Map<String, Map<String, String>> recorded = new TreeMap<>();
        for (String row :
                rows.of(
                        """
                        SELECT t.branch, t.script_id, v.blob_id FROM branch_tips t
                        JOIN versions v ON v.id = t.version_id
                        JOIN scripts s ON s.id = t.script_id
                        WHERE t.branch <> 'prod' OR s.deleted_at IS NULL
                        """)) {
            String[] column = row.split(" ", -1);
            recorded.computeIfAbsent(column[0], branch -> new TreeMap<>())
                    .put(column[1] + ".py", column[2]);
        }
        expect(recorded.getOrDefault("prod", Map.of()), tree("prod"), "the tree of prod");
        recorded.forEach((branch, tips) -> {
            Map<String, String> tree = tree(branch);
            tree.keySet().retainAll(tips.keySet()); // a branch also has what prod had at its start
            expect(tips, tree, "the tree of " + branch);
        });
    }

    private void prodIsOneLineWithoutDuplicates() {
        expect(List.of(), lines("rev-list", "--min-parents=2", "prod"), "merges on prod");
        expectNone(
                "code twice on prod",
                """
                SELECT v.fingerprint, group_concat(v.script_id) FROM branch_tips t
                JOIN versions v ON v.id = t.version_id JOIN scripts s ON s.id = t.script_id
                WHERE t.branch = 'prod' AND s.deleted_at IS NULL AND v.fingerprint <> ''
                GROUP BY v.fingerprint HAVING count(*) > 1
                """);
        expectNone(
                "arrival on prod that no commit brought",
                "SELECT script_id, commit_id FROM merges",
                new HashSet<>(lines("rev-list", "prod")));
    }

    private Set<String> noted() {
        Set<String> noted = new HashSet<>();
        if (!lines("for-each-ref", NOTES).isEmpty()) {
            lines("notes", "--ref=" + NOTES, "list")
                    .forEach(line -> noted.add(line.substring(line.indexOf(' ') + 1)));
        }
        return noted;
    }

    private List<String> branches() {
        return lines("for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads");
    }

    /** The regular files at the root: path to blob. */
    private Map<String, String> tree(String commit) {
        Map<String, String> files = new TreeMap<>();
        for (String line : lines("ls-tree", commit)) {
            String[] fields = line.split("\\s", -1);
            if (!fields[0].equals("100644")) {
                violations.add("not a regular file in " + commit + ": " + line);
            }
            files.put(fields[3], fields[2]);
        }
        return files;
    }

    private void expectNone(String what, String query) {
        rows.of(query).forEach(row -> violations.add(what + ": " + row));
    }

    private void expectNone(String what, String query, Set<String> commits) {
        rows.of(query).stream()
                .filter(row -> !commits.contains(row.substring(row.indexOf(' ') + 1)))
                .forEach(row -> violations.add(what + ": " + row));
    }

    private void expect(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            violations.add("%s: expected %s, found %s".formatted(what, expected, found));
        }
    }

    private List<String> lines(String... arguments) {
        return output(arguments).lines().filter(line -> !line.isEmpty()).toList();
    }

    private String output(String... arguments) {
        return StockGit.run(git, arguments);
    }

    private static List<String> sorted(List<String> lines) {
        return List.copyOf(new TreeSet<>(lines));
    }
}
