package ved.engine.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.catalogue.CommitFact.Merged;
import ved.engine.catalogue.CommitFact.Origin;
import ved.engine.catalogue.CommitFact.Placed;
import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.catalogue.ContentRepository.Trailer;
import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.QueueChange.Kind;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionNumber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class CommitNoteTest {
    private static final Instant AT = Instant.parse("2026-11-20T16:37:25.123456Z");
    private static final ScriptId SCRIPT = new ScriptId(12);
    private static final Optional<OrderingNumber> NUMBER =
            Optional.of(OrderingNumber.parse("3.01"));

    @Test
    void readsSeveralFactsAsTheyWereWritten() {
        CommitNote note =
                new CommitNote(
                        AT,
                        List.of(
                                Saved.first(
                                        new ScriptId(7),
                                        NUMBER.get(),
                                        Optional.of(new Origin(SCRIPT, new VersionNumber(0, 4))),
                                        "graalpy"),
                                Saved.next(
                                        SCRIPT,
                                        new VersionNumber(2, 0),
                                        new VersionNumber(1, 9),
                                        Optional.of(new VersionNumber(1, 8)),
                                        "cpython-3.14"),
                                new Merged(SCRIPT, new VersionNumber(2, 0), new Branch("ed1")),
                                new Placed(SCRIPT, Kind.MOVED, NUMBER, NUMBER),
                                new Placed(SCRIPT, Kind.DELETED, NUMBER, Optional.empty()),
                                new Placed(SCRIPT, Kind.RETURNED, Optional.empty(), NUMBER)));

        assertEquals(Optional.of(note), CommitNote.read(note.trailers()));
    }

    @Test
    void readsWhatTheFirstReleaseWrote() {
        List<Trailer> trailers =
                trailers(
                        "Script: 12",
                        "Version: 0.2",
                        "Parent-Version: 0.1",
                        "Interpreter: cpython-3.14",
                        "At: " + AT);

        CommitFact saved =
                Saved.next(
                        SCRIPT,
                        new VersionNumber(0, 2),
                        VersionNumber.FIRST,
                        Optional.empty(),
                        "cpython-3.14");
        assertEquals(Optional.of(new CommitNote(AT, List.of(saved))), CommitNote.read(trailers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Script: 12",
                "Script: 0;Version: 0.1;Interpreter: x",
                "Script: 99999999999999999999;Version: 0.1;Interpreter: x",
                "Script: 12;Version: one;Interpreter: x",
                "Script: 12;Version: 0.1",
                "Script: 12;Version: 0.1;Merged-From: -x",
                "Script: 12;Version: 0.1;Interpreter: x;Forked-From: 1",
                "Script: 12;Queue: MOVED 1.0",
                "Script: 12;Queue: SOLD 1.0 2.0",
                "Script: 12;Queue: MOVED 1.0 -2.0"
            })
    void takesNothingElseForAFact(String lines) {
        List<Trailer> trailers = trailers((lines + ";At: " + AT).split(";", -1));

        assertEquals(Optional.empty(), CommitNote.read(trailers));
    }

    private static List<Trailer> trailers(String... lines) {
        return List.of(lines).stream()
                .map(line -> line.split(": ", 2))
                .map(parts -> new Trailer(parts[0], parts[1]))
                .toList();
    }
}
