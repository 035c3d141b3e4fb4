@NullMarked
package ved.engine.assistant.words;

import org.jspecify.annotations.NullMarked;
