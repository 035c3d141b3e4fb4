package ved.engine.assistant.tools;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What a model wants to look up. What no tool asks for is passed over. */
public final class Arguments {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final int LONGEST = 16 * 1024;
    private static final Pattern DOTTED_NAME =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}(\\.[A-Za-z_][A-Za-z0-9_]{0,79}){0,7}");

    private final JsonNode object;

    private Arguments(JsonNode object) {
        this.object = object;
    }

    /**
     * @param json as the model wrote it, which may be anything; nothing at all is no arguments
     */
    public static Arguments parse(String json) throws WrongArguments {
        if (json.isBlank()) {
            return new Arguments(JSON.createObjectNode());
        }
        if (json.length() > LONGEST) {
            throw new WrongArguments("The arguments are too long.");
        }
        try {
            JsonNode object = JSON.readTree(json);
            if (object.isObject()) {
                return new Arguments(object);
            }
        } catch (JsonProcessingException _) {
            // What is wrong with it may hold anything; the message below says what is accepted.
        }
        throw new WrongArguments("The arguments must be one JSON object.");
    }

    /** A text that must be there. */
    String text(String field) throws WrongArguments {
        return optionalText(field)
                .orElseThrow(() ->
                        new WrongArguments("The argument \"%s\" is missing.".formatted(field)));
    }

    /** Empty where it is missing, null or blank. */
    Optional<String> optionalText(String field) throws WrongArguments {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new WrongArguments("The argument \"%s\" must be a text.".formatted(field));
        }
        return Optional.of(value.textValue().strip()).filter(text -> !text.isEmpty());
    }

    /** From 1; empty where it is missing or null. */
    OptionalInt optionalNumber(String field) throws WrongArguments {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalInt.empty();
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 1) {
            throw new WrongArguments(
                    "The argument \"%s\" must be a whole number from 1.".formatted(field));
        }
        return OptionalInt.of(value.intValue());
    }

    /** Names with dots between them, such as {@code pandas.DataFrame.groupby}. */
    String dottedName(String field) throws WrongArguments {
        String name = text(field);
        if (!DOTTED_NAME.matcher(name).matches()) {
            throw new WrongArguments(
                    "The argument \"%s\" must be up to 8 names with dots between them, such as"
                                    .formatted(field)
                            + " pandas.DataFrame.groupby.");
        }
        return name;
    }

    /** As JSON. */
    @Override
    public String toString() {
        return object.toString();
    }
}
