package ved.http.json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** Datasets as the API shows them. */
public final class Datasets {
    private Datasets() {}

    public record Dataset(
            String kind, String sha256, long size, String storedBy, Instant storedAt) {
        public static Dataset of(ved.engine.script.Dataset dataset) {
            return new Dataset(
                    Json.word(dataset.kind()),
                    dataset.sha256(),
                    dataset.size(),
                    dataset.storedBy(),
                    dataset.storedAt());
        }
    }

    public record Change(
            String kind, String action, String sha256, long size, String by, Instant at) {
        static Change of(ved.engine.script.StoredDatasets.Change change) {
            return new Change(
                    Json.word(change.kind()),
                    change.removed() ? "removed" : "stored",
                    change.sha256(),
                    change.size(),
                    change.by(),
                    change.at());
        }
    }

    public record StoredDatasets(
            @Nullable Dataset test, @Nullable Dataset production, List<Change> changes) {
        public static StoredDatasets of(ved.engine.script.StoredDatasets stored) {
            return new StoredDatasets(
                    stored.test().map(Dataset::of).orElse(null),
                    stored.production().map(Dataset::of).orElse(null),
                    stored.changes().stream().map(Change::of).toList());
        }
    }
}
