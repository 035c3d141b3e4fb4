package ved.http.json;

import java.util.List;

/** Who has what open, as the API shows it. */
public final class Presences {
    private Presences() {}

    public record Person(String user, boolean unsaved) {
        static List<Person> of(ved.engine.live.Presence presence) {
            return presence.people().stream()
                    .map(person -> new Person(person.user(), person.unsaved()))
                    .toList();
        }
    }

    public record Presence(long scriptId, List<Person> people) {
        static Presence of(ved.engine.live.Presence presence) {
            return new Presence(presence.script(), Person.of(presence));
        }
    }

    public record PresenceList(List<Presence> present) {
        public static PresenceList of(List<ved.engine.live.Presence> present) {
            return new PresenceList(present.stream().map(Presence::of).toList());
        }
    }
}
