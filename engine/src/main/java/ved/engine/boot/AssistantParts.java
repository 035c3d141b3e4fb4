package ved.engine.boot;

import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.InteractionStore;
import ved.engine.assistant.names.Pseudonymizer;
import ved.engine.assistant.outbound.OutboundFilter;
import ved.engine.assistant.provider.LanguageModel;
import ved.engine.assistant.tools.Tool;
import ved.engine.assistant.words.StopWords;

import java.util.List;
import java.util.function.Predicate;

/**
 * What the assistant works with, opened and ready.
 *
 * @param editors tells whether a user may change scripts now; blocks
 */
record AssistantParts(
        AssistantSettings settings,
        InteractionStore store,
        LanguageModel model,
        Pseudonymizer pseudonymizer,
        List<Tool> tools,
        Predicate<String> editors) {

    OutboundFilter filter() {
        return new OutboundFilter(
                pseudonymizer, new StopWords(settings.stopWords()), settings.terms());
    }
}
