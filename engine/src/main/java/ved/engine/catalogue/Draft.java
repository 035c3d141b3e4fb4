package ved.engine.catalogue;

import ved.engine.script.Branch;
import ved.engine.script.ScriptId;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A commit that is to be made and recorded.
 *
 * @param message the subject, one line
 * @param content of the scripts whose files the commit writes; byte for byte, not copied
 * @param removed scripts whose files leave the branch
 * @param descriptions of the versions that are saved, by script
 * @param joinsProd whether the head of {@code prod} becomes the second parent of a commit on an
 *     editor's branch
 */
record Draft(
        Branch branch,
        String user,
        String message,
        List<CommitFact> facts,
        Map<ScriptId, byte[]> content,
        Set<ScriptId> removed,
        Map<ScriptId, Description> descriptions,
        boolean joinsProd) {
    Draft {
        facts = List.copyOf(facts);
        content = new LinkedHashMap<>(content);
        removed = new LinkedHashSet<>(removed);
        descriptions = Map.copyOf(descriptions);
    }

    /** A commit that brings one version. */
    static Draft ofVersion(
            Branch branch,
            String user,
            String message,
            CommitFact.Saved saved,
            byte[] bytes,
            Description description,
            boolean joinsProd) {
        return new Draft(
                branch,
                user,
                message,
                List.of(saved),
                Map.of(saved.script(), bytes),
                Set.of(),
                Map.of(saved.script(), description),
                joinsProd);
    }

    /** A commit on {@code prod} that brings no version. */
    static Draft onProd(
            String user,
            String message,
            List<? extends CommitFact> facts,
            Map<ScriptId, byte[]> content,
            Set<ScriptId> removed) {
        return new Draft(
                Branch.PROD, user, message, List.copyOf(facts), content, removed, Map.of(), false);
    }
}
