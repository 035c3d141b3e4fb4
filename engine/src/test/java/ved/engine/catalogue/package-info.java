/** Tests of the catalogue on real Git and SQLite. */
@NullMarked
package ved.engine.catalogue;

import org.jspecify.annotations.NullMarked;
