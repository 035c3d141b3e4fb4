package ved.engine.catalogue;

import ved.engine.script.Answer;
import ved.engine.script.OrderingNumber;
import ved.engine.script.Placement;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Somebody who changes anything that can be changed, and takes no refusal to heart. */
final class RandomEditor {
    private static final List<Kind> CHOICES = new ArrayList<>();

    private final TestingStores stores;
    private final String user;
    private final Random random;
    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);

    RandomEditor(TestingStores stores, String user, long seed) {
        this.stores = stores;
        this.user = user;
        this.random = new Random(seed);
    }

    /** What can be changed, and how often that is tried. */
    enum Kind {
        CREATE(2),
        SAVE(14),
        MERGE(10),
        MERGE_ALL(1),
        FORK(2),
        SET_NUMBER(3),
        MOVE(6),
        DELETE(3),
        PUT_BACK(3),
        RESTORE(2),
        RESTORE_ON_PROD(2),
        BUMP(2);

        Kind(int times) {
            for (int i = 0; i < times; i++) {
                CHOICES.add(this);
            }
        }
    }

    /** How often each kind of change was not refused. */
    Map<Kind, Integer> done() {
        return done;
    }

    void change(int times) {
        for (int i = 0; i < times; i++) {
            Kind kind = CHOICES.get(random.nextInt(CHOICES.size()));
            if (change(kind) instanceof Answer.Done<?>) {
                done.merge(kind, 1, Integer::sum);
            }
        }
    }

    private Answer<?> change(Kind kind) {
        ScriptWriter writer = stores.writer;
        List<ScriptSummary> live = stores.store.list(user);
        List<ScriptSummary> deleted = stores.store.deleted(user);
        if (live.isEmpty() || kind == Kind.CREATE) {
            return writer.create(
                    user, stores.source("a = 1\n\nb = 2\n\nc = " + number()), Optional.empty());
        }
        ScriptSummary seen = any(kind == Kind.PUT_BACK && !deleted.isEmpty() ? deleted : live);
        ScriptId script = seen.id();
        return switch (kind) {
            case CREATE -> throw new IllegalStateException("done above");
            case SAVE -> stores.save(user, script, seen.version().id(), edited(seen));
            case MERGE -> writer.merge(user, script);
            case MERGE_ALL -> writer.mergeAll(user);
            case FORK -> writer.fork(user, script, Optional.empty());
            case SET_NUMBER -> writer.setNumber(user, script, freeOrNot());
            case MOVE -> writer.move(user, script, anywhere(live, script));
            case DELETE -> writer.delete(user, script);
            case PUT_BACK -> writer.putBack(user, script);
            case RESTORE -> writer.restore(user, script, older(script).id(), Optional.empty());
            case RESTORE_ON_PROD ->
                    writer.restoreOnProd(user, script, older(script).id(), Optional.empty());
            case BUMP -> writer.bumpMajor(user, script, Optional.empty());
        };
    }

    /** One of the lines is another one, so that changes of two editors may fit together or not. */
    private String edited(ScriptSummary seen) {
        List<String> lines =
                new ArrayList<>(Arrays.asList(stores.text(seen.version().blob()).split("\n", -1)));
        int line = random.nextInt(3) * 2;
        lines.set(line, "abc".charAt(line / 2) + " = " + number());
        return String.join("\n", lines);
    }

    /** Few numbers, so that scripts come to have the same code. */
    private int number() {
        return random.nextInt(12);
    }

    private ScriptVersion older(ScriptId script) {
        return any(stores.store.versions(script));
    }

    private OrderingNumber freeOrNot() {
        return new OrderingNumber(random.nextInt(4) * 10_000L + random.nextInt(3));
    }

    /** Between two neighbours as they were a moment ago; mostly where there is little room. */
    private Placement anywhere(List<ScriptSummary> queue, ScriptId script) {
        long group = random.nextInt(4);
        List<ScriptId> members =
                queue.stream()
                        .filter(other -> other.orderingNumber().group() == group)
                        .map(ScriptSummary::id)
                        .filter(other -> !other.equals(script))
                        .toList();
        int place = random.nextInt(members.size() + 1);
        return new Placement(
                group,
                place == 0 ? Optional.empty() : Optional.of(members.get(place - 1)),
                place == members.size() ? Optional.empty() : Optional.of(members.get(place)));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
