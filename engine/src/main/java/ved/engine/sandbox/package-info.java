/**
 * The port behind which every execution happens: a fresh sandbox for each, thrown away after, and
 * the catalogue of interpreters that sandboxes offer.
 *
 * <p>Calls block and belong on virtual threads; callbacks come from the adapter's threads.
 */
@NullMarked
package ved.engine.sandbox;

import org.jspecify.annotations.NullMarked;
