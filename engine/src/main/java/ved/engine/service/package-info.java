/**
 * What implements the engine's public face: it asks the actors and stores below. Only the
 * composition root knows this package. Calls return at once and may come from any thread; those of {@link
 * ved.engine.service.CataloguePushGate} block, for the door that pushes come in by.
 */
@NullMarked
package ved.engine.service;

import org.jspecify.annotations.NullMarked;
