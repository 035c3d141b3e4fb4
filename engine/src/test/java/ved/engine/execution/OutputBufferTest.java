package ved.engine.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ved.engine.execution.OutputBuffer.Piece;
import ved.engine.sandbox.OutputStreamName;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

class OutputBufferTest {
    private final List<String> told = new ArrayList<>();
    private final OutputBuffer buffer =
            new OutputBuffer(
                    4096,
                    new OutputBuffer.Listener() {
                        @Override
                        public void outputAvailable() {
                            told.add("available");
                        }

                        @Override
                        public void limitExceeded(OutputStreamName stream) {
                            told.add(stream + " exceeded");
                        }
                    });

    @Test
    void keepsTheOrderOfBothStreams() {
        write(OutputStreamName.STDOUT, "a");
        write(OutputStreamName.STDERR, "b");
        write(OutputStreamName.STDERR, "c");
        write(OutputStreamName.STDOUT, "d");

        assertEquals(
                List.of(
                        new Piece(OutputStreamName.STDOUT, "a"),
                        new Piece(OutputStreamName.STDERR, "bc"),
                        new Piece(OutputStreamName.STDOUT, "d")),
                buffer.drain());
        assertEquals(List.of(), buffer.drain());
    }

    @Test
    void joinsACharacterThatIsSplitOverTwoWritesAndReplacesHalfOne() {
        byte[] emoji = "\uD83D\uDE00".getBytes(StandardCharsets.UTF_8);

        buffer.write(OutputStreamName.STDOUT, emoji, 0, 2);
        List<Piece> half = buffer.drain();
        buffer.write(OutputStreamName.STDOUT, emoji, 2, 2);
        buffer.write(OutputStreamName.STDERR, emoji, 0, 3);

        assertEquals(List.of(), half);
        assertEquals("\uD83D\uDE00", text(OutputStreamName.STDOUT, buffer.drain()));
        assertEquals("\uFFFD", text(OutputStreamName.STDERR, buffer.finish()));
    }

    @Test
    void tellsOnceThatThereIsOutputAndOnceThatAStreamHasOutgrownTheLimit() {
        write(OutputStreamName.STDOUT, "x".repeat(4000));
        write(OutputStreamName.STDOUT, "y".repeat(4000));
        write(OutputStreamName.STDOUT, "z");

        assertEquals(List.of("available", "STDOUT exceeded"), told);
        assertEquals(
                "x".repeat(4000) + "y".repeat(96), text(OutputStreamName.STDOUT, buffer.drain()));
    }

    @Test
    void boundsThePiecesOfAScriptThatChangesStreamsWithEveryByte() {
        for (int i = 0; i < 4000; i++) {
            write(OutputStreamName.STDOUT, Integer.toString(i % 10));
            write(OutputStreamName.STDERR, Integer.toString(i % 7));
        }

        List<Piece> pieces = buffer.drain();

        assertTrue(pieces.size() <= 16, () -> pieces.size() + " pieces");
        assertEquals("0123456789".repeat(400), text(OutputStreamName.STDOUT, pieces));
        assertEquals(
                "0123456".repeat(572).substring(0, 4000), text(OutputStreamName.STDERR, pieces));
    }

    private void write(OutputStreamName stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.write(stream, bytes, 0, bytes.length);
    }

    private static String text(OutputStreamName stream, List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.stream() == stream)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
