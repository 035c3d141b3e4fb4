/**
 * What is sent to a provider: how a question is put to a model, what keeps names and stop words from
 * it, and how code is taken out of what comes back.
 *
 * <p>Plain computation, but for the pseudonymiser, which blocks: {@link
 * ved.engine.assistant.outbound.OutboundFilter} is called where that may be.
 */
@NullMarked
package ved.engine.assistant.outbound;

import org.jspecify.annotations.NullMarked;
