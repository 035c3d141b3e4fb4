package ved.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A bare connection, for what no HTTP client would send. */
final class RawConnection implements AutoCloseable {
    private static final int READ_TIMEOUT = 20_000;

    private final Socket socket = new Socket();

    RawConnection(TestServer server) throws IOException {
        this(server, 0);
    }

    /**
     * @param receiveBuffer in bytes; 0 for the usual
     */
    RawConnection(TestServer server, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout(READ_TIMEOUT);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    }

    RawConnection send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends as much as the server takes before it hangs up. */
    RawConnection sendWhileTaken(byte[] bytes, int times) {
        try {
            for (int i = 0; i < times; i++) {
                send(bytes);
            }
        } catch (IOException _) {
            // the server has heard enough
        }
        return this;
    }

    /** The next answer, which has a Content-Length. */
    Reply reply() throws IOException {
        InputStream in = socket.getInputStream();
        String head = head(in);
        List<String> lines = new ArrayList<>(head.lines().filter(line -> !line.isEmpty()).toList());
        int status = Integer.parseInt(lines.removeFirst().split(" ", 3)[1]);
        Map<String, List<String>> headers = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        HttpHeaders all = HttpHeaders.of(headers, (_, _) -> true);
        int length = (int) all.firstValueAsLong("Content-Length").orElse(0);
        return new Reply(status, all, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** Waits until the server hangs up. */
    void awaitEnd() {
        byte[] buffer = new byte[64 * 1024];
        try {
            int read = socket.getInputStream().read(buffer);
            while (read >= 0) {
                read = socket.getInputStream().read(buffer);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The server keeps the connection", e);
        } catch (IOException _) {
            // hung up without a goodbye
        }
    }

    /** Waits, without reading, until the server has hung up: then sending fails. */
    void awaitReset() {
        try {
            while (true) {
                socket.getOutputStream().write(' ');
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException _) {
            // hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Hung up after: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
