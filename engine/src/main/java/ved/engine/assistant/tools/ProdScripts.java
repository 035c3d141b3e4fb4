package ved.engine.assistant.tools;

import ved.engine.script.ScriptId;

import java.util.List;
import java.util.Optional;

/** Finds scripts on {@code prod}. Blocks. */
@FunctionalInterface
public interface ProdScripts {
    /**
     * The texts of some that use a member of a module, in queue order.
     *
     * @param user who must be allowed to read them
     * @param module the first name: {@code pandas}
     * @param member the last one: {@code read_csv}; the same as the module's where there is no other
     * @param except left out
     * @param longest in characters; longer ones are left out
     */
    List<String> using(
            String user,
            String module,
            String member,
            Optional<ScriptId> except,
            int most,
            int longest);
}
