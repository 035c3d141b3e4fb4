/**
 * Ved over HTTP: the table of endpoints, the router that carries it out, and the server.
 *
 * <p>It speaks to the engine through {@code ved.engine.api} alone. Everything runs on the actor
 * system's default dispatcher and never blocks.
 */
@NullMarked
package ved.http;

import org.jspecify.annotations.NullMarked;
