package ved.engine.catalogue;

import ved.engine.script.Answer;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which live script has which place in the queue, and what a wish to change that comes to. Pure.
 */
record QueueOrder(Map<ScriptId, OrderingNumber> numbers) {
    QueueOrder {
        numbers = Map.copyOf(numbers);
    }

    /** One script's change of place. */
    record Move(ScriptId script, OrderingNumber from, OrderingNumber to) {}

    Optional<ScriptId> holder(OrderingNumber number) {
        return numbers.entrySet().stream()
                .filter(place -> place.getValue().equals(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * What changes when the script is dropped there: its own move and those of the scripts that make
     * room, in queue order. Nothing where it has that place already.
     */
    Answer<List<Move>> place(ScriptId script, Placement placement) {
        if (placement.group() < 0 || placement.group() > OrderingNumber.LARGEST_GROUP) {
            return changed("There is no group %d.".formatted(placement.group()));
        }
        List<ScriptId> group = group(placement.group());
        int present = group.indexOf(script);
        group.remove(script);
        Optional<ScriptId> after = placement.after();
        Optional<ScriptId> before = placement.before();
        if (present >= 0) {
            after = besideItself(after, script, at(group, present - 1));
            before = besideItself(before, script, at(group, present));
        }
        int place = after.map(group::indexOf).orElse(-1) + 1;
        if ((after.isPresent() && place == 0) || !at(group, place).equals(before)) {
            return changed(
                    "Group %d is no longer as it was when the script was dropped there. Look at the queue as it is now, and drop it again."
                            .formatted(placement.group()));
        }
        if (place == present) {
            return Answer.done(List.of());
        }
        return GroupNumbers.between(placement.group(), after.map(this::of), before.map(this::of))
                .map(number -> Answer.done(List.of(new Move(script, of(script), number))))
                .orElseGet(() -> makeRoom(script, placement.group(), group, place));
    }

    private Answer<List<Move>> makeRoom(
            ScriptId script, long group, List<ScriptId> others, int place) {
        others.add(place, script);
        return GroupNumbers.spread(group, others.size())
                .map(numbers -> Answer.done(moves(others, numbers)))
                .orElseGet(() ->
                        changed(
                                "Group %d is full: it holds %d scripts already. Drop the script into another group."
                                        .formatted(group, GroupNumbers.CAPACITY)));
    }

    private List<Move> moves(List<ScriptId> group, List<OrderingNumber> numbers) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            Move move = new Move(group.get(i), of(group.get(i)), numbers.get(i));
            if (!move.from().equals(move.to())) {
                moves.add(move);
            }
        }
        return List.copyOf(moves);
    }

    private OrderingNumber of(ScriptId script) {
        return Optional.ofNullable(numbers.get(script)).orElseThrow();
    }

    /** The scripts of a group in order. */
    private List<ScriptId> group(long group) {
        Map<OrderingNumber, ScriptId> places = new HashMap<>();
        numbers.forEach((script, number) -> {
            if (number.group() == group) {
                places.put(number, script);
            }
        });
        return places.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Dropped beside itself, a script is beside its own neighbour. */
    private static Optional<ScriptId> besideItself(
            Optional<ScriptId> named, ScriptId script, Optional<ScriptId> neighbour) {
        return named.filter(script::equals).isPresent() ? neighbour : named;
    }

    private static Optional<ScriptId> at(List<ScriptId> group, int place) {
        return place >= 0 && place < group.size()
                ? Optional.of(group.get(place))
                : Optional.empty();
    }

    private static <T> Answer<T> changed(String why) {
        return Answer.refused(new Refusal.QueueChanged(why));
    }
}
