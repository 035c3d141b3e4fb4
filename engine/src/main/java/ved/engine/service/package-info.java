/**
 * What implements the engine's public face: it asks the actors and stores below. Only the
 * composition root knows this package. Calls return at once and may come from any thread.
 */
@NullMarked
package ved.engine.service;

import org.jspecify.annotations.NullMarked;
