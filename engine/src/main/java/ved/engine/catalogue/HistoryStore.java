package ved.engine.catalogue;

import ved.engine.script.DuplicateCode;
import ved.engine.script.RecordedVersion;
import ved.engine.script.ScriptId;

import java.util.List;

/** What was recorded, over all branches. Every method blocks; any number of callers at once. */
public interface HistoryStore {
    /**
     * Every version of a live or deleted script, newest first; none of a script that does not
     * exist.
     */
    List<RecordedVersion> recorded(ScriptId script);

    /**
     * Sets of live scripts of which some branches have the same executable code, in queue order.
     */
    List<DuplicateCode> duplicates();
}
