@NullMarked
package ved.engine.execution;

import org.jspecify.annotations.NullMarked;
