/**
 * The sandbox in containers of a Docker engine, through docker-java. Only the composition root
 * constructs it.
 *
 * <p>Starting blocks for some hundred milliseconds. Output arrives on threads of docker-java; how an
 * execution ended is found out, and its container removed, on a thread of its own.
 */
@NullMarked
package ved.engine.adapter.docker;

import org.jspecify.annotations.NullMarked;
