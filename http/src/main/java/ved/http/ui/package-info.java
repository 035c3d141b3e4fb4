/** The built browser application, served from the class path. */
@NullMarked
package ved.http.ui;

import org.jspecify.annotations.NullMarked;
