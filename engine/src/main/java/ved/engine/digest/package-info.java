/** Digests of contents. Pure; for everybody, on any thread. */
@NullMarked
package ved.engine.digest;

import org.jspecify.annotations.NullMarked;
