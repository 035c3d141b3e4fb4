/**
 * What Ved must know of Python source: its docstring, and whether it parses. A port; an adapter
 * asks a real CPython.
 */
@NullMarked
package ved.engine.source;

import org.jspecify.annotations.NullMarked;
