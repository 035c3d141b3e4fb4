/** The language model as the assistant sees it: a request, a stream of text, an end. */
@NullMarked
package ved.engine.assistant.provider;

import org.jspecify.annotations.NullMarked;
