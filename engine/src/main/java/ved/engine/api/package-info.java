/**
 * What the engine offers to the outside: asynchronous, never blocking the caller. The HTTP layer
 * uses this, the value packages, and nothing else of the engine.
 */
@NullMarked
package ved.engine.api;

import org.jspecify.annotations.NullMarked;
