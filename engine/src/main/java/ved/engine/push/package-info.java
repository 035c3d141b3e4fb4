/**
 * What comes into the scripts repository from outside, through stock Git, and the rules that let it
 * in or keep it out.
 *
 * <p>The Git adapter calls {@link ved.engine.push.PushGate}; its calls block and may come from any
 * thread.
 */
@NullMarked
package ved.engine.push;

import org.jspecify.annotations.NullMarked;
