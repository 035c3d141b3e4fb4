package ved.engine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.search.SearchPattern.Span;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

class SearchPatternTest {
    /** Of which hostile expressions are made. */
    private static final String[] PIECES = {
        "(", ")", "[", "]", "{", "}", "*", "+", "?", "|", "\\", "^", "$", ".", "a", "é", "😀",
        "\\p{", "\\P{", "L", "\\Q", "\\E", "(?P<", "(?<", "(?i", "(?", "-", ":", "[:", "alpha",
        ":]", "0", "1", "{1,", "3}", "{20}", "{1000}", "\\x{", "\\d", "\\b", "\\z", "\\8", "\\C",
        "#", ",", "\\G", "\\", "\ud800"
    };

    @ParameterizedTest
    @CsvSource({
        "Print, the print, false, 4, 9",
        "print, the PRINT, true, -1, -1",
        "a.b, xaxb a.b, true, 5, 8",
        "ÄRGER, viel ärger, false, 5, 10",
        "(, f(x), true, 1, 2",
        "😀, a😀b, true, 1, 3"
    })
    void findsPlainTextAsItStands(
            String text, String line, boolean caseSensitive, int start, int end) {
        SearchPattern pattern = pattern(new SearchQuery(text, false, caseSensitive, false, OWN));

        assertEquals(start < 0 ? Optional.empty() : span(start, end), pattern.find(line));
        assertEquals(start >= 0, pattern.mayBeIn("x\n" + line + "\ny"));
    }

    @ParameterizedTest
    @CsvSource({
        "data, metadata data_x data, 16, 20",
        "data, metadata, -1, -1",
        "data, datä data, 5, 9",
        "data, 'été,data', 4, 8",
        "(x), f(x)(x), 1, 4"
    })
    void findsWholeWordsAlone(String text, String line, int start, int end) {
        SearchPattern pattern = pattern(new SearchQuery(text, false, false, true, OWN));

        assertEquals(start < 0 ? Optional.empty() : span(start, end), pattern.find(line));
    }

    @ParameterizedTest
    @CsvSource({
        "^import (\\w+)$, import csv, 0, 10",
        "^import (\\w+)$, ' import csv', -1, -1",
        "a|ab, ab, 0, 1",
        "X\\d{2}, ax12, 1, 4"
    })
    void findsRegularExpressionsInALine(String text, String line, int start, int end) {
        SearchPattern pattern = pattern(new SearchQuery(text, true, false, false, OWN));

        assertEquals(start < 0 ? Optional.empty() : span(start, end), pattern.find(line));
    }

    @Test
    void findsWholeWordsOfARegularExpression() {
        SearchPattern pattern = pattern(new SearchQuery("a|ab", true, true, true, OWN));

        assertEquals(span(4, 6), pattern.find("aba ab"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\rb", "a\0b", "\u001b[0m"})
    void refusesWhatNoLineHas(String text) {
        refusal(new SearchQuery(text, false, false, false, OWN));
        refusal(new SearchQuery(text, true, false, false, OWN));
    }

    @Test
    void refusesHalfCharactersAndWhatIsTooLong() {
        pattern(new SearchQuery("x".repeat(500), true, false, false, OWN));

        refusal(new SearchQuery("x".repeat(501), false, false, false, OWN));
        refusal(new SearchQuery("a\ud800", false, false, false, OWN));
        refusal(new SearchQuery("\udc00\ud800", true, false, false, OWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "a)(b", "[", "a**", "\\1", "(?=a)", "x{1001}", "\\", "(?P<n", "[z-a]"})
    void saysWhatIsNoExpression(String text) {
        String message = refusal(new SearchQuery(text, true, false, true, OWN));

        assertTrue(message.startsWith("Is no regular expression of RE2: "), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((x{1000}){1000}){1000}",
                "(((((x{20}){20}){20}){20}){20})",
                "([[:alpha:])]x{1000}){1000}",
                "(?:\\Q)\\Ex{1000}){1000}",
                "([]))]x{500}){500}",
                "(\\)x{0,999}){1,999}",
                "((a{3,}){999,}){999}",
                "(?:(?:a?){990}b?){990}"
            })
    void refusesExpressionsThatWouldTakeAllMemory(String text) {
        String message = refusal(new SearchQuery(text, true, false, false, OWN));

        assertTrue(message.contains("repeats too much"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}",
                "\\d{1,3}(\\.\\d{1,3}){3}",
                ".{0,1000}"
            })
    void doesNotTakeUsualExpressionsForLargeOnes(String text) {
        assertTrue(PatternSize.of(text) <= PatternSize.LARGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|aa)*b",
                "(?:a?){500}b",
                "(a*)*(a*)*b",
                ".{0,999}x",
                "(.*)(.*)(.*)=x"
            })
    void takesLinearTimeForWhatMakesOthersGoBack(String text) {
        SearchPattern pattern = pattern(new SearchQuery(text, true, false, false, OWN));

        assertTimeoutPreemptively(
                Duration.ofSeconds(50),
                () -> assertEquals(Optional.empty(), pattern.find("a".repeat(20_000) + "!")));
    }

    @Test
    void answersEveryExpressionInLittleTime() {
        Random random = new Random(4);

        assertTimeoutPreemptively(
                Duration.ofSeconds(50),
                () -> {
                    for (int i = 0; i < 20_000; i++) {
                        var text = new StringBuilder();
                        for (int pieces = 1 + random.nextInt(14); pieces > 0; pieces--) {
                            text.append(PIECES[random.nextInt(PIECES.length)]);
                        }
                        var query =
                                new SearchQuery(
                                        text.toString(),
                                        true,
                                        random.nextBoolean(),
                                        random.nextBoolean(),
                                        OWN);
                        if (SearchPattern.of(query)
                                instanceof Answer.Done<SearchPattern>(SearchPattern pattern)) {
                            pattern.find("a1 é😀\0");
                        }
                    }
                });
    }

    private static final SearchQuery.Scope OWN = SearchQuery.Scope.OWN;

    private static Optional<Span> span(int start, int end) {
        return Optional.of(new Span(start, end));
    }

    private static SearchPattern pattern(SearchQuery query) {
        return switch (SearchPattern.of(query)) {
            case Answer.Done<SearchPattern>(SearchPattern pattern) -> pattern;
            case Answer.Refused<SearchPattern> refused -> fail("refused: " + refused);
        };
    }

    private static String refusal(SearchQuery query) {
        return switch (SearchPattern.of(query)) {
            case Answer.Done<SearchPattern> done -> fail("taken: " + done);
            case Answer.Refused<SearchPattern>(Refusal refusal) ->
                    assertInstanceOf(Refusal.InvalidSearch.class, refusal).message();
        };
    }
}
