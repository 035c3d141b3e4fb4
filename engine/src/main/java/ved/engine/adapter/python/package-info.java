/**
 * The CPython that Ved brings along, and the source analyser that asks it. Unpacking and analysing
 * block; call from virtual threads. The Python programs behind it are resources under {@code
 * ved/python}.
 */
@NullMarked
package ved.engine.adapter.python;

import org.jspecify.annotations.NullMarked;
