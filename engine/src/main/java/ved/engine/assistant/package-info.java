/**
 * The assistant: conversations about scripts with a language model, the record of every exchange,
 * and what keeps names from it. Adapters implement the ports.
 */
@NullMarked
package ved.engine.assistant;

import org.jspecify.annotations.NullMarked;
