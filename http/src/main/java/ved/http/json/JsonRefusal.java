package ved.http.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import java.util.Optional;
import java.util.stream.Collectors;

/** A JSON body that is not what was asked for. */
public final class JsonRefusal extends Exception {
    private final Optional<String> pointer;

    private JsonRefusal(String message, Optional<String> pointer) {
        super(message, null, false, false);
        this.pointer = pointer;
    }

    /** Where, when the body is JSON and only a value in it is wrong. */
    public Optional<String> pointer() {
        return pointer;
    }

    /** What is wrong, in a sentence. */
    public String sentence() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    static JsonRefusal malformed(String message) {
        return new JsonRefusal(message, Optional.empty());
    }

    static JsonRefusal isNull(JsonPointer pointer) {
        return new JsonRefusal(
                "May not be null; leave it out instead.",
                Optional.of(pointer.toString()).filter(text -> !text.isEmpty()));
    }

    static JsonRefusal of(JsonProcessingException e) {
        if (e.getCause() instanceof StreamReadException syntax
                && !(syntax instanceof InputCoercionException)) {
            return of(syntax);
        }
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                    at(unknown, "There is no such field here; remove it.");
            case MismatchedInputException mismatch when mismatch.getPath().isEmpty() ->
                    malformed("The body must be exactly one JSON object of the documented shape.");
            case MismatchedInputException mismatch -> at(mismatch, "Has the wrong type.");
            case StreamConstraintsException tooMuch ->
                    malformed(
                            "The body is nested too deeply, or a name or a number in it is too"
                                    + " long.");
            case JsonMappingException mapping when !mapping.getPath().isEmpty() ->
                    at(mapping, "Has a value that cannot be used.");
            default -> malformed("The body is not well-formed JSON" + position(e) + ".");
        };
    }

    /** Refuses what no UTF-8 text can hold, be it written as an escape or not. */
    static void refuseLoneSurrogates(String text) throws JsonRefusal {
        int i = 0;
        boolean highBefore = false;
        while ((i = text.indexOf('\\', i)) >= 0) {
            int unit = escapedUnit(text, i);
            boolean low = unit >= 0 && Character.isLowSurrogate((char) unit);
            if (low != highBefore) {
                throw loneSurrogate();
            }
            highBefore = unit >= 0 && Character.isHighSurrogate((char) unit);
            int next = i + (unit >= 0 ? 6 : 2);
            if (highBefore && !text.startsWith("\\u", next)) {
                throw loneSurrogate();
            }
            i = next;
        }
    }

    private static int escapedUnit(String text, int backslash) {
        if (!text.startsWith("\\u", backslash) || backslash + 6 > text.length()) {
            return -1;
        }
        int unit = 0;
        for (int i = backslash + 2; i < backslash + 6; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private static JsonRefusal loneSurrogate() {
        return malformed("The body holds half of a surrogate pair, which is no character.");
    }

    private static JsonRefusal at(JsonMappingException e, String message) {
        String pointer =
                e.getPath().stream()
                        .map(JsonRefusal::step)
                        .collect(Collectors.joining("/", "/", ""));
        return new JsonRefusal(message, Optional.of(pointer));
    }

    private static String step(JsonMappingException.Reference reference) {
        String name = reference.getFieldName();
        return name == null
                ? Integer.toString(reference.getIndex())
                : name.replace("~", "~0").replace("/", "~1");
    }

    private static String position(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : ", at line "
                        + e.getLocation().getLineNr()
                        + ", column "
                        + e.getLocation().getColumnNr();
    }
}
