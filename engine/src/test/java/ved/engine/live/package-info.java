@NullMarked
package ved.engine.live;

import org.jspecify.annotations.NullMarked;
