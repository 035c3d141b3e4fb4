package ved.engine.script;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The answer to a request: its result, or why it was refused. A fault of Ved itself is never an
 * answer; it is thrown.
 */
public sealed interface Answer<T> {
    record Done<T>(T value) implements Answer<T> {}

    record Refused<T>(Refusal refusal) implements Answer<T> {}

    static <T> Answer<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Answer<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** Goes on with the result, or passes the refusal along. */
    default <R> Answer<R> flatMap(Function<? super T, Answer<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> refused(refusal);
        };
    }

    default Answer<T> mapRefusal(UnaryOperator<Refusal> function) {
        return switch (this) {
            case Done<T> done -> done;
            case Refused<T>(Refusal refusal) -> refused(function.apply(refusal));
        };
    }

    default <R> Answer<R> map(Function<? super T, R> function) {
        return flatMap(value -> done(function.apply(value)));
    }
}
