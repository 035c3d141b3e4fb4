package ved.engine.live;

import java.util.List;

/**
 * Who has one script open.
 *
 * @param people by name, each once
 */
public record Presence(long script, List<Person> people) {
    public Presence {
        people = List.copyOf(people);
    }

    /**
     * @param unsaved whether one of the person's windows has text that is not saved
     */
    public record Person(String user, boolean unsaved) {}
}
