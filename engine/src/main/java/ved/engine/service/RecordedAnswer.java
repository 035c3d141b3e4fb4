package ved.engine.service;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.InteractionEvent;
import ved.engine.live.Numbered;

import java.util.ArrayList;
import java.util.List;

/** The events of an interaction as its record tells them. */
final class RecordedAnswer {
    private RecordedAnswer() {}

    static List<Numbered<InteractionEvent>> of(Interaction interaction) {
        List<Numbered<InteractionEvent>> events = new ArrayList<>();
        events.add(new Numbered<>(1, new InteractionEvent.Started(interaction)));
        if (!interaction.answer().isEmpty()) {
            events.add(new Numbered<>(2, new InteractionEvent.TextAdded(interaction.answer())));
        }
        if (interaction.outcome().isFinal()) {
            events.add(
                    new Numbered<>(
                            InteractionEvent.Ended.SEQUENCE,
                            new InteractionEvent.Ended(interaction)));
        }
        return events;
    }
}
