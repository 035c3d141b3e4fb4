package ved.engine.script;

/** What a dataset is for: trying a script out, or the real run. */
public enum DatasetKind {
    TEST,
    PRODUCTION
}
