package ved.engine.assistant.words;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The characters of a text in the order in which somebody may read them, and where each came from.
 */
final class Reading {
    private static final int NONE = -1;

    private final int[] characters;
    private final int[] starts;
    private final int[] ends;
    private int length;

    private Reading(int capacity) {
        characters = new int[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    static Reading of(String text) {
        var reading = new Reading(text.length());
        int index = 0;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            int next = index + Character.charCount(character);
            reading.add(character, index, next);
            index = next;
        }
        return reading;
    }

    int length() {
        return length;
    }

    int character(int index) {
        return characters[index];
    }

    /** Where in the text the character begins. */
    int start(int index) {
        return starts[index];
    }

    /** Where in the text the character ends. */
    int end(int index) {
        return ends[index];
    }

    boolean has(int character) {
        for (int index = 0; index < length; index++) {
            if (characters[index] == character) {
                return true;
            }
        }
        return false;
    }

    /** As what Python and JSON make of escape sequences in literals. */
    Reading unescaped() {
        var reading = new Reading(length);
        int index = 0;
        while (index < length) {
            int digits = characters[index] == '\\' ? digits(index + 1) : NONE;
            int value = digits > 0 ? value(index + 2, digits) : NONE;
            if (value != NONE) {
                reading.add(value, starts[index], ends[index + 1 + digits]);
                index += 2 + digits;
            } else if (digits == 0) {
                // A line that goes on joins what is around it; the others part it.
                if (characters[index + 1] >= ' ') {
                    reading.add('\n', starts[index], ends[index + 1]);
                }
                index += 2;
            } else {
                reading.add(characters[index], starts[index], ends[index]);
                index++;
            }
        }
        return reading;
    }

    /** As it is displayed where characters order that it be read from right to left. */
    Reading displayed() {
        var reading = new Reading(length);
        int index = 0;
        while (index < length) {
            if (characters[index] == 0x202E) {
                int end = endOfOverride(index + 1);
                for (int from = end - 1; from > index; from--) {
                    reading.add(characters[from], starts[from], ends[from]);
                }
                index = end;
            } else {
                reading.add(characters[index], starts[index], ends[index]);
                index++;
            }
        }
        return reading;
    }

    private void add(int character, int start, int end) {
        characters[length] = character;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    /** How many digits follow the letter of an escape sequence; {@link #NONE} where it is none. */
    private int digits(int index) {
        return index >= length
                ? NONE
                : switch (characters[index]) {
                    case 'n', 'r', 't', 'f', 'v', 'b', 'a', '\n', '\r' -> 0;
                    case 'x' -> 2;
                    case 'u' -> 4;
                    case 'U' -> 8;
                    default -> NONE;
                };
    }

    private int value(int index, int digits) {
        if (index + digits > length) {
            return NONE;
        }
        long value = 0;
        for (int at = index; at < index + digits; at++) {
            int digit = characters[at] < 0x80 ? Character.digit(characters[at], 16) : NONE;
            if (digit < 0) {
                return NONE;
            }
            value = value * 16 + digit;
        }
        return value <= Character.MAX_CODE_POINT ? (int) value : NONE;
    }

    /** Behind what an override at this place holds for; it ends with its line at the latest. */
    private int endOfOverride(int from) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int index = from; index < length; index++) {
            switch (characters[index]) {
                case '\n', '\r', 0x85, 0x2029 -> {
                    return index;
                }
                case 0x202A, 0x202B, 0x202D, 0x202E -> open.push(characters[index]);
                case 0x202C -> {
                    if (open.isEmpty()) {
                        return index;
                    }
                    open.pop();
                }
                default -> {
                    // Is displayed as any other.
                }
            }
        }
        return length;
    }
}
