@NullMarked
package ved.engine.search;

import org.jspecify.annotations.NullMarked;
