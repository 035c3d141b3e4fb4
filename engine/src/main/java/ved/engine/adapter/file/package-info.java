/** What Ved asks of plain files. Calls block; the composition root makes them at start-up. */
@NullMarked
package ved.engine.adapter.file;

import org.jspecify.annotations.NullMarked;
