/**
 * Checks what the two stores hold against each other, and mends the metadata from Git, which is the
 * truth.
 *
 * <p>For the composition root, while no server runs. Everything blocks.
 */
@NullMarked
package ved.engine.doctor;

import org.jspecify.annotations.NullMarked;
