package ved.engine.assistant.outbound;

import ved.engine.assistant.SentText;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.words.FoundStopWord;

import java.util.List;

/** What the filter says to messages that are to be sent. */
public sealed interface Outbound {
    /**
     * They may go out.
     *
     * @param texts in the order of the drafts
     * @param names what stands for what in them
     * @param warnings what the user is to be told
     */
    record Ready(List<SentText> texts, NameMap names, List<Finding> warnings) implements Outbound {
        public Ready {
            texts = List.copyOf(texts);
            warnings = List.copyOf(warnings);
        }
    }

    /** A stop word is in them. */
    record Blocked(List<SentText> texts, NameMap names, List<Finding> found, String reason)
            implements Outbound {
        public Blocked {
            texts = List.copyOf(texts);
            found = List.copyOf(found);
        }
    }

    /** Names cannot be replaced with certainty. */
    record Refused(String reason) implements Outbound {}

    /**
     * @param text index of the text that the word is in
     */
    record Finding(int text, FoundStopWord word) {}
}
