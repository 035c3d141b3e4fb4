@NullMarked
package ved.engine.run;

import org.jspecify.annotations.NullMarked;
