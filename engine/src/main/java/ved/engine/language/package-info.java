/**
 * Language servers: one process for each session of an editor, and the gate between the two.
 *
 * <p>{@link ved.engine.language.LanguageSessions} bounds how many there are; a session of it joins
 * what a client says to what its {@link ved.engine.language.LanguageServer} says. Adapters implement
 * {@link ved.engine.language.LanguageServers}, whose methods may block and are called on threads that
 * do nothing else; {@link ved.engine.language.LanguageClient} is implemented by who has the
 * connection.
 */
@NullMarked
package ved.engine.language;

import org.jspecify.annotations.NullMarked;
