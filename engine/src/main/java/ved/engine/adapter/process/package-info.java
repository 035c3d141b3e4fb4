/**
 * The embedded sandbox: each execution is a CPython process of its own, confined by Landlock,
 * seccomp and resource limits. Linux x86-64 only. Only the composition root constructs it.
 *
 * <p>Starting blocks for some milliseconds; two daemon threads for each execution pump its output.
 */
@NullMarked
package ved.engine.adapter.process;

import org.jspecify.annotations.NullMarked;
