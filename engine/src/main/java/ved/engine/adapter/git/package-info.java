/**
 * The content of scripts in a bare Git repository that any stock Git can clone. The only package
 * that knows JGit.
 *
 * <p>Only the composition root constructs what is here. Calls block and may come from any thread,
 * virtual ones too. {@link ved.engine.adapter.git.PushDoor} answers on virtual threads of its own; {@link
 * ved.engine.adapter.git.PushHook} runs in a process of its own that stock Git starts.
 */
@NullMarked
package ved.engine.adapter.git;

import org.jspecify.annotations.NullMarked;
