package ved.engine.adapter.python;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts as Python gets them: UTF-8 throughout, which not every string of Java can be. */
final class Encoding {
    static final String HALF_A_CHARACTER = "half of a surrogate pair, which is no character";

    private Encoding() {}

    /** Where something is in a text, both from 1, the column in characters. */
    record Place(int line, int column) {}

    /**
     * @throws CharacterCodingException when the text holds half of a pair; {@link #halfACharacter}
     *     says where
     */
    static byte[] encode(String text) throws CharacterCodingException {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    static Place halfACharacter(String text) {
        int line = 1;
        int column = 1;
        for (int index = 0; index < text.length(); index++) {
            int character = text.codePointAt(index);
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                break;
            }
            index += Character.charCount(character) - 1;
            boolean lineEnds =
                    character == '\n' || (character == '\r' && !text.startsWith("\n", index + 1));
            line += lineEnds ? 1 : 0;
            column = lineEnds ? 1 : column + 1;
        }
        return new Place(line, column);
    }
}
