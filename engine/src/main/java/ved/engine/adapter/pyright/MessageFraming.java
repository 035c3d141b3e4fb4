package ved.engine.adapter.pyright;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The base protocol of language servers: a header with the length of the JSON document that follows. */
public final class MessageFraming {
    /** Larger than any answer; a server that says more is broken. */
    public static final int LARGEST = 32 << 20;

    private static final int LONGEST_LINE = 256;
    private static final int MOST_LINES = 16;
    private static final String LENGTH = "content-length:";

    private MessageFraming() {}

    /**
     * The next document; empty at the end of the stream.
     *
     * @throws IOException when what comes is not in the protocol
     */
    public static Optional<String> read(InputStream in) throws IOException {
        int length = -1;
        for (int lines = 0; lines <= MOST_LINES; lines++) {
            Optional<String> line = line(in);
            if (line.isEmpty()) {
                return Optional.empty();
            }
            String text = line.get().strip();
            if (text.isEmpty() && length >= 0) {
                return document(in, length);
            }
            if (text.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = length(text.substring(LENGTH.length()).strip());
            }
        }
        throw new IOException("a header without end");
    }

    /** Writes a document with its header. */
    public static void write(OutputStream out, String text) throws IOException {
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        byte[] header =
                ("Content-Length: " + document.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[header.length + document.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(document, 0, all, header.length, document.length);
        out.write(all);
        out.flush();
    }

    /** The next line without its end; empty at the end of the stream. */
    public static Optional<String> line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line without end");
            }
            line.write(next);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    private static Optional<String> document(InputStream in, int length) throws IOException {
        byte[] document = in.readNBytes(length);
        return document.length == length
                ? Optional.of(new String(document, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static int length(String text) throws IOException {
        try {
            int length = Integer.parseInt(text);
            if (length >= 0 && length <= LARGEST) {
                return length;
            }
        } catch (NumberFormatException e) {
            throw new IOException("a header without a length", e);
        }
        throw new IOException("a message of " + text + " bytes");
    }
}
