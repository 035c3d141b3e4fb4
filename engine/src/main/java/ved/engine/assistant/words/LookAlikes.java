package ved.engine.assistant.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Letters of other scripts that look like Latin ones. Those that Unicode itself holds to be the same,
 * such as full-width ones, are not among them.
 */
final class LookAlikes {
    /** Pairs: what is seen, then the letter that it looks like. */
    private static final String[] PAIRS = {
        // Cyrillic
        "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXЗ3ҮYѴVԌGԚQԜWҺHӀIԀDԛq",
        "аaвbеeѕsіiјjкkмmнhоoрpсcтtуyхxүyѵvԍgԝwһhӏlԁdьbпnгrгrѡwҽeϲcҫcүyәe",
        // Greek
        "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXϹCϺMϜF",
        "αaβbγyεeηnιiκkνvοoρpσoςcτtυuχxωwϳjϵeϱp",
        // Armenian
        "օoոnսuհhցgզqԁdՕOՍUՏSԼLքfյjոn",
        // Cherokee
        "ᎪAᏴBᏟCᎠDᎬEᏀGᎻHᎥiᎫJᏦKᏞLᎷMᏢPᏒRᏚSᎢTᏙVᎳWᏃZᎩY",
        // Latin ones with another name
        "ıiȷjɑaɡgɩiʋvʏyɪiʟlɴnʀrʙbɢgʜhᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzꜱsꜰfƖIɌRꞬGłløođdħhŧtŁLØOĐDĦHŦTɐaǝe"
    };

    private static final Map<Integer, Integer> LATIN = new HashMap<>();

    static {
        readTable();
        for (String pairs : PAIRS) {
            for (int index = 0; index < pairs.length(); index += 2) {
                LATIN.put((int) pairs.charAt(index), (int) pairs.charAt(index + 1));
            }
        }
    }

    private LookAlikes() {}

    /** Unicode's own; those above count where both know a letter. */
    private static void readTable() {
        try (InputStream table = LookAlikes.class.getResourceAsStream("/ved/look-alikes.txt")) {
            new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(line -> {
                        for (int index = 1; index < line.length; index++) {
                            LATIN.put(Integer.valueOf(line[index], 16), (int) line[0].charAt(0));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Latin letter that this one looks like, else itself. */
    static int latin(int character) {
        if (character >= 0x1F150 && character <= 0x1F169) { // white on a black circle
            return 'A' + character - 0x1F150;
        }
        if (character >= 0x1F170 && character <= 0x1F189) { // white on a black square
            return 'A' + character - 0x1F170;
        }
        if (character >= 0x1F1E6 && character <= 0x1F1FF) { // of flags
            return 'A' + character - 0x1F1E6;
        }
        return LATIN.getOrDefault(character, character);
    }
}
