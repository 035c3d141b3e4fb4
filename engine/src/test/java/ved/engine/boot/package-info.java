@NullMarked
package ved.engine.boot;

import org.jspecify.annotations.NullMarked;
