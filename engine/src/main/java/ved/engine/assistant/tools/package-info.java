/**
 * What a model may look up while it answers: read-only, and with the rights of the user who asks.
 * The actors of the assistant use it and pass what goes in and out through the filter.
 */
@NullMarked
package ved.engine.assistant.tools;

import org.jspecify.annotations.NullMarked;
