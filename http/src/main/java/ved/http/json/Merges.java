package ved.http.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import ved.http.json.Scripts.Script;
import ved.http.json.Versions.Version;

import java.math.BigDecimal;
import java.util.List;

/** What came of merges, as the API shows it. */
public final class Merges {
    private Merges() {}

    public record MergedScript(@JsonUnwrapped Script script, @Nullable Version joined) {
        /**
         * @param script the merged script as the API shows it
         */
        public static MergedScript of(Script script, ved.engine.script.MergedScript merged) {
            return new MergedScript(script, merged.joined().map(Version::of).orElse(null));
        }
    }

    public record MergedAll(List<MergedScript> merged) {}

    /**
     * A script that keeps others from being merged.
     *
     * @param code of the problem that a merge of this script alone would be answered with
     * @param detail of the same
     */
    public record MergeBlocker(
            long scriptId,
            BigDecimal orderingNumber,
            String descriptiveName,
            String code,
            String detail) {
        public static MergeBlocker of(
                ved.engine.script.MergeBlocker blocker, String code, String detail) {
            return new MergeBlocker(
                    blocker.script().value(),
                    blocker.orderingNumber().value(),
                    blocker.descriptiveName(),
                    code,
                    detail);
        }
    }
}
