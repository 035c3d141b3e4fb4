@NullMarked
package ved.engine.assistant.conversation;

import org.jspecify.annotations.NullMarked;
