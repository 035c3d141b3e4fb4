package ved.engine.assistant.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.assistant.words.StopWord.Severity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

final class StopWordsTest {
    private static final StopWord ORION = new StopWord("Orion", Severity.BLOCK);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orion",
                "ORION",
                "\uFF2F\uFF32\uFF29\uFF2F\uFF2E", // full width
                "\u041Erion", // a Cyrillic O
                "\u03BFri\u03BFn", // Greek omicrons
                "\u039FR\u0399\u039F\u039D", // Greek capitals
                "o\u200Br\u200Ci\u200Do\uFEFFn", // zero width
                "o\u00ADrion", // soft hyphen
                "o\u202Eri\u2066on", // of writing directions
                "o\u0301r\u0336i\u0307o\u20DDn", // with marks
                "\u00F6r\u00EDo\u0144", // composed
                "\uD835\uDC28\uD835\uDC2B\uD835\uDC22\uD835\uDC28\uD835\uDC27", // bold
                "\u24DE\u24E1\u24D8\u24DE\u24DD", // in circles
                "\uD83C\uDD7E\uD83C\uDD81\uD83C\uDD78\uD83C\uDD7E\uD83C\uDD7D", // in squares
                "or\u0131on", // without its dot
                "o\0ri\u0007on",
                "o\uDB40\uDC41rion", // a tag
                "o\uFE0Frion", // a variation selector
                "o\u3164rion", // a filler
                "\uA4F3r\u0456\u2C9F\uA4E0", // Lisu and Coptic
                "\\x6Fri\\u006fn", // escaped
                "or\\\nion" // over a line that goes on
            })
    void findsAWordHoweverItIsWritten(String disguise) {
        String text = "x = " + disguise + "_2";

        List<FoundStopWord> found = new StopWords(List.of(ORION)).in(text);

        assertEquals(List.of(new FoundStopWord(ORION, 4, 4 + disguise.length())), found);
    }

    @Test
    void findsAWordInsideOfLongerOnes() {
        List<FoundStopWord> found = new StopWords(List.of(ORION)).in("load_OrionRates(my0rion)");

        assertEquals(List.of(new FoundStopWord(ORION, 5, 10)), found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project orion",
                "project\r\n\t\u00A0 orion",
                "project\u200Borion",
                "project-orion",
                "PROJECT_ORION",
                "**project** *orion*",
                "project \n    # orion",
                "project\", \"orion",
                "project\\norion",
                "project\\u0020\\torion",
                "projectOrion",
                "pr\u043Eject.\u03BFrion"
            })
    void findsAPhraseWhateverIsBetweenItsWords(String disguise) {
        var phrase = new StopWord("project  orion", Severity.WARN);

        List<FoundStopWord> found = new StopWords(List.of(phrase)).in("a " + disguise + ". b");

        assertEquals(
                List.of(disguise.startsWith("**") ? 4 : 2),
                found.stream().map(FoundStopWord::start).distinct().toList());
        assertEquals(
                2 + disguise.length() - (disguise.endsWith("*") ? 1 : 0), found.getLast().end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pro ject orion", "project a orion", "project o rion", "orion project"})
    void findsNoOtherPhrase(String text) {
        var phrase = new StopWord("project orion", Severity.WARN);

        assertEquals(List.of(), new StopWords(List.of(phrase)).in(text));
    }

    @Test
    void takesSignsAroundAWordForAPartOfIt() {
        var language = new StopWord("C++", Severity.WARN);

        assertEquals(
                List.of(new FoundStopWord(language, 3, 6)),
                new StopWords(List.of(language)).in("C, C++"));
    }

    @Test
    void findsWhatIsDisplayedFromRightToLeft() {
        var words = new StopWords(List.of(ORION));

        assertEquals(
                List.of(new FoundStopWord(ORION, 3, 8)), words.in("a \u202Enoiro\u202C b noiro"));
        assertEquals(List.of(new FoundStopWord(ORION, 0, 6)), words.in("o\u202Enoir\nnoiro"));
        assertEquals(List.of(new FoundStopWord(ORION, 6, 11)), words.in("\\u202Enoiro"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GR\u00D6\u1E9EE", "GR\u00D6SSE", "gro\u0308\u00DFe"})
    void foldsTheCapitalOfASharpS(String text) {
        var size = new StopWord("gr\u00F6\u00DFe", Severity.WARN);

        assertEquals(
                List.of(new FoundStopWord(size, 0, text.length())),
                new StopWords(List.of(size)).in(text));
    }

    @Test
    void findsAPhraseOverAnyWhiteSpace() {
        var phrase = new StopWord("project  orion", Severity.WARN);

        List<FoundStopWord> found =
                new StopWords(List.of(phrase)).in("a project\r\n\t\u00A0orion. projects-orion");

        assertEquals(List.of(new FoundStopWord(phrase, 2, 18)), found);
    }

    @Test
    void findsWordsOfOtherScriptsInEitherCase() {
        var greek = new StopWord("\u03AE\u03BB\u03B9\u03BF\u03C2", Severity.BLOCK);
        var russian = new StopWord("\u0432\u043E\u0434\u0430", Severity.BLOCK);
        var german = new StopWord("Stra\u00DFe", Severity.BLOCK);
        var words = new StopWords(List.of(greek, russian, german));

        List<FoundStopWord> found =
                words.in("\u0397\u039B\u0399\u039F\u03A3 \u0412\u041E\u0414\u0410 STRASSE");

        assertEquals(
                List.of(greek, russian, german), found.stream().map(FoundStopWord::word).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ori on", "orio", "0rion", "o.rion", "", "\u200B", "or\u0438on"})
    void findsNothingElse(String text) {
        assertEquals(List.of(), new StopWords(List.of(ORION)).in(text));
    }

    @Test
    void neverFindsWhatNobodySees() {
        var blank = new StopWord(" \u200B\u0301", Severity.BLOCK);

        assertEquals(List.of(), new StopWords(List.of(blank)).in("a \u200B b"));
    }

    @Test
    void tellsABlockingWordBehindAnyNumberOfOthers() {
        var warning = new StopWord("a", Severity.WARN);
        String text = "a".repeat(200_000) + "orion";

        List<FoundStopWord> found = new StopWords(List.of(warning, ORION)).in(text);

        assertEquals(101, found.size());
        assertEquals(
                List.of(new FoundStopWord(ORION, 200_000, 200_005)), StopWords.blocking(found));
    }

    /** Whatever surrounds it and however it is disguised, it is found where it was put. */
    @Test
    void findsEveryDisguiseInEverySurrounding() {
        var random = new Random(20_261_121);
        for (int round = 0; round < 3_000; round++) {
            String before = noise(random);
            String disguise = disguise(ORION.text(), random);
            String text = before + disguise + noise(random);

            List<FoundStopWord> found = new StopWords(List.of(ORION)).in(text);

            assertTrue(
                    found.stream()
                            .anyMatch(word ->
                                    word.start() >= before.length()
                                            && word.end() <= before.length() + disguise.length()
                                            && word.end() > word.start()),
                    () -> escaped(text));
        }
    }

    private static String disguise(String word, Random random) {
        String[] invisible = {"", "", "", "\u200B", "\u2060", "\u0301", "\u00AD", "\u202E", "\0"};
        var out = new StringBuilder();
        for (int index = 0; index < word.length(); index++) {
            String written = word.substring(index, index + 1);
            written = random.nextBoolean() ? written.toUpperCase(Locale.ROOT) : written;
            int form = random.nextInt(4);
            char plain = written.charAt(0);
            if (form == 0) {
                written = Character.toString(plain - 0x20 + 0xFF00);
            } else if (form == 1 && (plain == 'o' || plain == 'O')) {
                written = plain == 'o' ? "\u043E" : "\u039F";
            }
            out.append(written);
            if (out.length() < 40) {
                out.append(invisible[random.nextInt(invisible.length)]);
            }
        }
        String text = out.toString();
        return random.nextBoolean() ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
    }

    /** Ends with what no mark can join. */
    private static String noise(Random random) {
        return random.ints(random.nextInt(20), 0, 0x2FFF)
                        .filter(character -> Character.isDefined(character))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                + "|";
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        text.chars().forEach(unit -> out.append("\\u%04X".formatted(unit)));
        return out.toString();
    }
}
