package ved.engine.assistant.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import ved.engine.assistant.names.Passage.Kind;

import java.util.List;

final class FoundTest {
    private static final Found LEFT_OUT =
            new Found.Said("\n(The rest is left out: it is too long.)");

    @Test
    void keepsWhatIsShortEnough() {
        List<Found> found = List.of(new Found.Said("ab"), new Found.Text(Kind.DATA, "cd"));

        assertEquals(found, Found.upTo(4, found));
    }

    @Test
    void cutsDataButNoScript() {
        assertEquals(
                List.of(new Found.Text(Kind.DATA, "a\n"), LEFT_OUT),
                Found.upTo(3, Found.of(Kind.DATA, "a\nbcd")));
        assertEquals(
                List.of(new Found.Said("a"), LEFT_OUT),
                Found.upTo(3, List.of(new Found.Said("a"), new Found.Text(Kind.CODE, "a = 1"))));
    }

    @Test
    void cutsNoWordAndNoCharacterInHalves() {
        List<Found> kept = List.of(new Found.Text(Kind.DATA, "a,"), LEFT_OUT);

        assertEquals(kept, Found.upTo(4, Found.of(Kind.DATA, "a,bcd")));
        assertEquals(kept, Found.upTo(3, Found.of(Kind.DATA, "a,\uD83D\uDE00")));
    }
}
