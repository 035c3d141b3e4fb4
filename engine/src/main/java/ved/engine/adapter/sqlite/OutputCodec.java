package ved.engine.adapter.sqlite;

import ved.engine.execution.OutputChunk;
import ved.engine.sandbox.OutputStreamName;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * All chunks of an execution's output as one value: thousands of them would cost a row each. A
 * format byte, then deflated, big-endian: the number of chunks, and for each its sequence, whether
 * it is of stderr, time in microseconds, length, and UTF-8 text.
 */
final class OutputCodec {
    private static final int FORMAT = 1;

    private OutputCodec() {}

    static byte[] encode(List<OutputChunk> chunks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(FORMAT);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out =
                new DataOutputStream(new DeflaterOutputStream(bytes, deflater))) {
            out.writeInt(chunks.size());
            for (OutputChunk chunk : chunks) {
                byte[] text = chunk.text().getBytes(StandardCharsets.UTF_8);
                out.writeLong(chunk.sequence());
                out.writeBoolean(chunk.stream() == OutputStreamName.STDERR);
                out.writeLong(Columns.micros(chunk.at()));
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static List<OutputChunk> decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORMAT) {
            throw new IllegalStateException("Stored output has a format that is not known here");
        }
        try (DataInputStream in =
                new DataInputStream(
                        new InflaterInputStream(
                                new ByteArrayInputStream(bytes, 1, bytes.length - 1)))) {
            int count = in.readInt();
            List<OutputChunk> chunks = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                chunks.add(chunk(in));
            }
            return List.copyOf(chunks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputChunk chunk(DataInputStream in) throws IOException {
        long sequence = in.readLong();
        OutputStreamName stream =
                in.readBoolean() ? OutputStreamName.STDERR : OutputStreamName.STDOUT;
        long micros = in.readLong();
        String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        return new OutputChunk(sequence, stream, text, Columns.instant(micros));
    }
}
