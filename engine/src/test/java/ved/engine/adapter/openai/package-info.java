/** Tests against a stand-in of the provider, through real HTTP and the real client. */
@NullMarked
package ved.engine.adapter.openai;

import org.jspecify.annotations.NullMarked;
