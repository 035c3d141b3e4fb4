/** Words that must not reach a provider. */
@NullMarked
package ved.engine.assistant.words;

import org.jspecify.annotations.NullMarked;
