/**
 * Everything that Ved keeps besides the content of scripts, in one SQLite file. The only package
 * that knows JDBC.
 *
 * <p>Only the composition root constructs what is here. Calls block. They may come from any thread:
 * those from virtual threads are moved to {@link ved.engine.adapter.sqlite.Database#executor()},
 * because a native call would hold the carrier thread of a virtual one.
 */
@NullMarked
package ved.engine.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
