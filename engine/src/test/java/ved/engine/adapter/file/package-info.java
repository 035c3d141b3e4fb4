/** Tests of files and folders that processes share. */
@NullMarked
package ved.engine.adapter.file;

import org.jspecify.annotations.NullMarked;
