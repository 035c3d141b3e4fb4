/** Who may do what: users with their roles, password hashes, and sessions. */
@NullMarked
package ved.engine.identity;

import org.jspecify.annotations.NullMarked;
