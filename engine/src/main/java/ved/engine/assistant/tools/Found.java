package ved.engine.assistant.tools;

import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.names.WholeWords;

import java.util.ArrayList;
import java.util.List;

/** A part of what a tool tells a model. */
public sealed interface Found {
    String text();

    /** Ved's own words, which are sent as they are: nothing of a model, script or file is in them. */
    record Said(String text) implements Found {}

    /** What may hold names, and goes out with pseudonyms. */
    record Text(Kind kind, String text) implements Found {}

    static List<Found> said(String text) {
        return List.of(new Said(text));
    }

    static List<Found> of(Kind kind, String text) {
        return List.of(new Text(kind, text));
    }

    /** The first of it, up to so many characters. Whole scripts are there or not at all. */
    static List<Found> upTo(int most, List<Found> found) {
        List<Found> kept = new ArrayList<>();
        int left = most;
        for (Found part : found) {
            if (part.text().length() > left) {
                if (part instanceof Text(Kind kind, String text) && kind != Kind.CODE) {
                    kept.add(new Text(kind, WholeWords.beforeTheCut(text.substring(0, left))));
                }
                kept.add(new Said("\n(The rest is left out: it is too long.)"));
                return kept;
            }
            kept.add(part);
            left -= part.text().length();
        }
        return kept;
    }
}
