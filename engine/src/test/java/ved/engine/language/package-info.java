@NullMarked
package ved.engine.language;

import org.jspecify.annotations.NullMarked;
