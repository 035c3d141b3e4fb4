@NullMarked
package ved.http.json;

import org.jspecify.annotations.NullMarked;
