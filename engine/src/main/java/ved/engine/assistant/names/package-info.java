/**
 * Keeps the names of scripts from the provider of a language model: they go out as pseudonyms and
 * come back as themselves, byte for byte.
 *
 * <p>Values, a port, and the restoring, which is plain computation. Whoever assembles what is sent
 * uses it; {@link ved.engine.assistant.names.Pseudonymizer} blocks, everything else may be called
 * from any thread.
 */
@NullMarked
package ved.engine.assistant.names;

import org.jspecify.annotations.NullMarked;
