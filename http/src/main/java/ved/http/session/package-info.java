/**
 * Sessions as clients hold them: the signed cookie, the brake on guessing passwords, and the event
 * streams that end with their session. Safe for use by many threads.
 */
@NullMarked
package ved.http.session;

import org.jspecify.annotations.NullMarked;
