@NullMarked
package ved.engine.assistant.tools;

import org.jspecify.annotations.NullMarked;
