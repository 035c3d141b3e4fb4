package ved.http;

import org.jspecify.annotations.Nullable;

import ved.engine.script.OrderingNumber;
import ved.http.json.Json;
import ved.http.problem.Problem;
import ved.http.problem.Problem.Place;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the fields of one body and collects all that is wrong with them. What it returns for a
 * wrong field is a stand-in; {@link #check} then throws.
 */
final class Fields {
    private static final int LONGEST_NAME = 64;
    private static final OrderingNumber NO_NUMBER = OrderingNumber.ofGroup(0);

    private final List<Place> wrong = new ArrayList<>();

    /** Throws when a field was wrong. */
    void check() {
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong).asException();
        }
    }

    void refuse(String field, String message) {
        wrong.add(Place.field("/" + field, message));
    }

    String required(String field, @Nullable String value) {
        if (value == null) {
            refuse(field, "Is missing.");
            return "";
        }
        return value;
    }

    /** A text of at least one and at most so many characters. */
    String required(String field, @Nullable String value, int longest) {
        String text = required(field, value);
        if (value != null && (text.isEmpty() || text.length() > longest)) {
            refuse(field, "Must have 1 to " + longest + " characters.");
        }
        return text;
    }

    long requiredId(String field, @Nullable Long value) {
        return atLeastOne(field, value, 1L);
    }

    /** An id that may be left out. */
    Optional<Long> id(String field, @Nullable Long value) {
        return value == null ? Optional.empty() : Optional.of(requiredId(field, value));
    }

    /** Ids, which may all be left out. */
    List<Long> ids(String field, @Nullable List<Long> values, int most) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > most) {
            refuse(field, "Must have at most " + most + " ids.");
            return List.of();
        }
        return values.stream().distinct().map(value -> requiredId(field, value)).toList();
    }

    /** A whole number of at least 1. */
    int positive(String field, @Nullable Integer value) {
        return atLeastOne(field, value, 1);
    }

    /** Text that may be empty or left out. */
    String text(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            refuse(field, "Must have at most " + longest + " characters.");
        }
        return value == null ? "" : value;
    }

    OrderingNumber orderingNumber(String field, @Nullable BigDecimal value) {
        if (value == null) {
            refuse(field, "Is missing.");
            return NO_NUMBER;
        }
        try {
            return OrderingNumber.of(value);
        } catch (IllegalArgumentException _) {
            refuse(
                    field,
                    "Must be a decimal from 0 to "
                            + OrderingNumber.LARGEST_GROUP
                            + ".9999 with at most 4 fraction digits, such as 3.01.");
            return NO_NUMBER;
        }
    }

    /** The integer part of ordering numbers. */
    long group(String field, @Nullable Long value) {
        if (value == null) {
            refuse(field, "Is missing.");
            return 0;
        }
        if (value < 0 || value > OrderingNumber.LARGEST_GROUP) {
            refuse(field, "Must be a whole number from 0 to " + OrderingNumber.LARGEST_GROUP + ".");
            return 0;
        }
        return value;
    }

    /** A single line of text that may be left out. */
    Optional<String> line(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            refuse(field, "Must have at most " + longest + " characters.");
        } else if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            refuse(field, "Must be one line without control characters.");
        }
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** The id of something that has a name, e.g. of an interpreter. */
    Optional<String> name(String field, @Nullable String value) {
        if (value != null && value.isBlank()) {
            refuse(field, "Must not be blank; leave it out instead.");
        }
        return line(field, value, LONGEST_NAME);
    }

    /** A constant as the API spells it. */
    <E extends Enum<E>> Optional<E> word(String field, @Nullable String value, Class<E> type) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<E> constant =
                Arrays.stream(type.getEnumConstants())
                        .filter(candidate -> Json.word(candidate).equals(value))
                        .findFirst();
        if (constant.isEmpty()) {
            refuse(
                    field,
                    Arrays.stream(type.getEnumConstants())
                            .map(candidate -> candidate.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", ", "Must be one of ", ".")));
        }
        return constant;
    }

    /** The value, or one that will do until the faults are told. */
    private <N extends Number> N atLeastOne(String field, @Nullable N value, N one) {
        if (value == null) {
            refuse(field, "Is missing.");
            return one;
        }
        if (value.longValue() < 1) {
            refuse(field, "Must be a whole number of at least 1.");
            return one;
        }
        return value;
    }
}
