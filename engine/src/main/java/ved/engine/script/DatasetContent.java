package ved.engine.script;

/** A dataset with its bytes. The array is not copied and must not be changed. */
@SuppressWarnings("ArrayRecordComponent") // up to 16 MiB, handed through once
public record DatasetContent(Dataset dataset, byte[] bytes) {}
