/**
 * The JSON of the API: one strict mapper, and the bodies as records of their own, so that neither
 * side's words bind the other's. Immutable and free of threads.
 */
@NullMarked
package ved.http.json;

import org.jspecify.annotations.NullMarked;
