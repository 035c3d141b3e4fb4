/**
 * What is about bytes and connections rather than about Ved: deadlines, request bodies, event
 * streams, compression, origins, and the headers that every answer carries.
 */
@NullMarked
package ved.http.wire;

import org.jspecify.annotations.NullMarked;
