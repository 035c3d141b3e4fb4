package ved.engine.source;

/**
 * The first place where a source cannot do without a module.
 *
 * @param module the first part of its name
 * @param line 1-based
 * @param column 1-based, in characters
 * @param endColumn behind the last character
 */
public record Import(String module, int line, int column, int endColumn) {}
