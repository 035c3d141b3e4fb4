/**
 * The content of scripts in a bare Git repository that any stock Git can clone. The only package
 * that knows JGit.
 *
 * <p>Only the composition root constructs what is here. Calls block and may come from any thread,
 * virtual ones too.
 */
@NullMarked
package ved.engine.adapter.git;

import org.jspecify.annotations.NullMarked;
