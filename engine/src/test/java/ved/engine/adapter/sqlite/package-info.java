/** Tests against real SQLite files. */
@NullMarked
package ved.engine.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
