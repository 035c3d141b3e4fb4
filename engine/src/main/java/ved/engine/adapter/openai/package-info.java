/**
 * Language models behind OpenRouter's protocol, through openai-java. Built by the composition root.
 * Nothing here blocks its caller: requests run on virtual threads of their own, which also call the
 * listeners.
 */
@NullMarked
package ved.engine.adapter.openai;

import org.jspecify.annotations.NullMarked;
