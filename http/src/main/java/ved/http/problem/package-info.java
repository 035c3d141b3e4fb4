/**
 * The catalogue of errors: everything that can go wrong with a request becomes one problem document
 * (RFC 9457) here and nowhere else.
 */
@NullMarked
package ved.http.problem;

import org.jspecify.annotations.NullMarked;
