package ved.http;

import ved.engine.script.Branch;
import ved.engine.script.Selection;
import ved.engine.script.VersionId;
import ved.http.problem.Problem;

import java.util.Optional;

/** Reads from the query which text of a script is meant. */
final class Selections {
    private Selections() {}

    /** The parameters {@code branch} or {@code version}; what the user sees without them. */
    static Selection of(Call call) {
        Optional<String> branch = call.query("branch");
        Optional<Long> version = call.queryId("version");
        if (branch.isPresent() && version.isPresent()) {
            throw Problem.invalid("branch", "Send either branch or version, not both.")
                    .asException();
        }
        if (branch.isPresent()) {
            if (!Branch.isValid(branch.get())) {
                throw Problem.invalid(
                                "branch",
                                "Must have 1 to 32 lower-case letters, digits and hyphens.")
                        .asException();
            }
            return new Selection.OnBranch(new Branch(branch.get()));
        }
        return version.<Selection>map(id -> new Selection.AtVersion(new VersionId(id)))
                .orElse(Selection.Default.INSTANCE);
    }

    /** A parameter that holds either: whatever can be the id of a version is one. */
    static Optional<Selection> of(Call call, String parameter) {
        return call.query(parameter).map(text -> either(parameter, text));
    }

    private static Selection either(String parameter, String text) {
        Optional<Long> version = Call.parseId(text);
        if (version.isPresent()) {
            return new Selection.AtVersion(new VersionId(version.get()));
        }
        if (Branch.isValid(text)) {
            return new Selection.OnBranch(new Branch(text));
        }
        throw Problem.invalid(parameter, "Must be the id of a version or the name of a branch.")
                .asException();
    }
}
