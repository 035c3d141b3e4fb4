package ved.engine.identity;

/** What a user may do: a viewer sees everything, an editor may also change and run. */
public enum Role {
    VIEWER,
    EDITOR
}
