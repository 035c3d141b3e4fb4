/**
 * The actors of the assistant: {@link ved.engine.assistant.conversation.Assistant} knows every turn
 * that is under way, {@link ved.engine.assistant.conversation.Conversation} carries the turns of one
 * conversation from question to record, one after another.
 */
@NullMarked
package ved.engine.assistant.conversation;

import org.jspecify.annotations.NullMarked;
