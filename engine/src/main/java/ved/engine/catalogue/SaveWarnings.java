package ved.engine.catalogue;

import ved.engine.sandbox.Interpreter;
import ved.engine.script.CodeHolder;
import ved.engine.script.SaveWarning;
import ved.engine.script.SaveWarning.Kind;
import ved.engine.script.SaveWarning.Place;
import ved.engine.source.Import;

import java.util.List;
import java.util.Optional;

/** What people are told of texts that are stored all the same. */
final class SaveWarnings {
    private SaveWarnings() {}

    /** None while it is not known what the interpreter has. */
    static List<SaveWarning> ofImports(List<Import> imports, Interpreter interpreter) {
        if (interpreter.modules().isEmpty()) {
            return List.of();
        }
        return imports.stream()
                .filter(wanted -> !interpreter.modules().contains(wanted.module()))
                .map(missing -> missing(missing, interpreter.name()))
                .toList();
    }

    private static SaveWarning missing(Import missing, String interpreter) {
        return new SaveWarning(
                Kind.MISSING_IMPORT,
                ("%s does not have the module %s, so that the script will end here. Import"
                                + " something else, choose another interpreter, or have the package"
                                + " added to runner/requirements.txt.")
                        .formatted(interpreter, missing.module()),
                Optional.of(new Place(missing.line(), missing.column(), missing.endColumn())));
    }

    /** One for all who hold the code. */
    static List<SaveWarning> ofDuplicates(List<CodeHolder> holders) {
        if (holders.isEmpty()) {
            return List.of();
        }
        CodeHolder first = holders.getFirst();
        long more = holders.stream().map(CodeHolder::script).distinct().count() - 1;
        return List.of(
                new SaveWarning(
                        Kind.DUPLICATE_CONTENT,
                        "Script %s, “%s” on %s,%s the same executable code. Only one of them can be on prod; change this one or delete the other."
                                .formatted(
                                        first.orderingNumber(),
                                        first.version().descriptiveName(),
                                        first.branch().name(),
                                        more == 0 ? " has" : " and %d more have".formatted(more)),
                        Optional.empty()));
    }
}
