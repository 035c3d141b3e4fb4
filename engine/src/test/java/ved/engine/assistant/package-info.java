@NullMarked
package ved.engine.assistant;

import org.jspecify.annotations.NullMarked;
