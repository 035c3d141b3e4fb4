/**
 * What Ved asks of plain files and folders, and how processes share them. Calls block; the composition
 * root and other adapters make them, mostly at start-up.
 */
@NullMarked
package ved.engine.adapter.file;

import org.jspecify.annotations.NullMarked;
