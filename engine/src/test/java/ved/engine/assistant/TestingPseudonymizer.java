package ved.engine.assistant;

import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.Passage;
import ved.engine.assistant.names.Pseudonymized;
import ved.engine.assistant.names.Pseudonymizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes every word that begins with {@code own_} for a name; refuses what says so. No pseudonym is in a text. */
public final class TestingPseudonymizer implements Pseudonymizer {
    /** A passage with this cannot be mapped. */
    public static final String UNPARSEABLE = "def def";

    /** A passage with this is asked for when the process is away. */
    public static final String AWAY = "process away";

    private static final Pattern NAME = Pattern.compile("\\bown_\\w+");

    @Override
    public Pseudonymized pseudonymize(
            List<Passage> passages, NameMap known, Masking masking, List<String> terms) {
        if (masking == Masking.OFF) {
            return new Pseudonymized.Done(passages.stream().map(Passage::text).toList(), known);
        }
        Map<String, String> names = new LinkedHashMap<>(known.pseudonyms());
        for (int number = 0; number < passages.size(); number++) {
            String text = passages.get(number).text();
            if (text.contains(UNPARSEABLE)) {
                return new Pseudonymized.Refused(number, "it does not parse.", 3, 5);
            }
            if (text.contains(AWAY)) {
                return new Pseudonymized.Unavailable("it cannot be started.");
            }
            Matcher matcher = NAME.matcher(text);
            while (matcher.find()) {
                names.computeIfAbsent(matcher.group(), _ -> free(names.size() + 1, passages));
            }
        }
        List<String> texts =
                passages.stream()
                        .map(passage ->
                                NAME.matcher(passage.text())
                                        .replaceAll(found -> names.get(found.group())))
                        .toList();
        return new Pseudonymized.Done(texts, new NameMap(names));
    }

    private static String free(int number, List<Passage> passages) {
        String pseudonym = "var_" + number;
        return passages.stream().anyMatch(passage -> passage.text().contains(pseudonym))
                ? free(number + 1, passages)
                : pseudonym;
    }

    @Override
    public void close() {}
}
