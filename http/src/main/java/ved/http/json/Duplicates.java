package ved.http.json;

import ved.engine.script.DuplicateCode;
import ved.http.json.Versions.VersionRef;

import java.math.BigDecimal;
import java.util.List;

/** Scripts with the same executable code, as the API shows them. */
public final class Duplicates {
    private Duplicates() {}

    public record CodeHolder(
            long scriptId,
            BigDecimal orderingNumber,
            String descriptiveName,
            String branch,
            VersionRef version) {
        public static CodeHolder of(ved.engine.script.CodeHolder holder) {
            return new CodeHolder(
                    holder.script().value(),
                    holder.orderingNumber().value(),
                    holder.version().descriptiveName(),
                    holder.branch().name(),
                    VersionRef.of(holder.version()));
        }
    }

    public record Duplicate(String fingerprint, List<CodeHolder> holders) {
        static Duplicate of(DuplicateCode code) {
            return new Duplicate(
                    code.fingerprint(), code.holders().stream().map(CodeHolder::of).toList());
        }
    }

    public record DuplicateList(List<Duplicate> duplicates) {
        public static DuplicateList of(List<DuplicateCode> codes) {
            return new DuplicateList(codes.stream().map(Duplicate::of).toList());
        }
    }
}
