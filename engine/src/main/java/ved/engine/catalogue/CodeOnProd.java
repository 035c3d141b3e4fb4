package ved.engine.catalogue;

import ved.engine.script.Branch;
import ved.engine.script.CodeHolder;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;

import java.util.List;
import java.util.Optional;

/** Which code the live scripts have on {@code prod}, where no two may have the same. Blocks. */
record CodeOnProd(ScriptStore store) {
    /** Why this code cannot come to {@code prod} as this script. */
    Optional<Refusal> duplicate(ScriptId script, String fingerprint) {
        return others(script, fingerprint).stream()
                .findFirst()
                .map(other -> new Refusal.DuplicateContent(script, other));
    }

    /** Those that have it already. */
    List<CodeHolder> others(ScriptId script, String fingerprint) {
        return store.holders(fingerprint, script).stream()
                .filter(holder -> holder.branch().equals(Branch.PROD))
                .toList();
    }
}
