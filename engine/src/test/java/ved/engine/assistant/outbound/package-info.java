@NullMarked
package ved.engine.assistant.outbound;

import org.jspecify.annotations.NullMarked;
