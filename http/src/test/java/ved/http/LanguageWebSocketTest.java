package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** WebSockets as such, over a service that says back what it is told. */
final class LanguageWebSocketTest {
    private static final String PATH = "/api/language/cpython-3.14";

    private TestServer server;
    private Client viewer;

    @BeforeEach
    void start() {
        server = new TestServer();
        viewer = server.viewer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void passesTextsOnHoweverTheyAreCut() throws InterruptedException {
        try (LanguageSocket socket = open(viewer.cookie(), server.origin())) {
            socket.say("{\"a\":\"ä😀\"}");
            socket.sayPart("{\"b\"", false);
            socket.sayPart(":", false);
            socket.sayPart("1}", true);

            assertEquals("{\"a\":\"ä😀\"}", socket.hear());
            assertEquals("{\"b\":1}", socket.hear());
        }
    }

    @Test
    void isRefusedWithoutASessionAndFromAnotherOrigin() {
        assertEquals(401, refusal("", server.origin()));
        assertEquals(401, refusal("ved_session=forged.x", server.origin()));
        assertEquals(403, refusal(viewer.cookie(), "http://evil.example"));
        assertEquals(403, refusal(viewer.cookie(), "null"));
    }

    @Test
    void saysWhyThereIsNone() {
        viewer.get("/api/language/jython").expect(404);
        assertEquals(
                "malformed_request", viewer.get(PATH).expect(400).json().path("code").asText());
        server.engine.language.unavailable = Optional.of("It sleeps.");
        assertEquals(
                "language_server_unavailable",
                viewer.get(PATH).expect(503).json().path("code").asText());
    }

    @Test
    void closesForMessagesThatAreTooLargeInOnePieceOrInMany() {
        try (LanguageSocket socket = open(viewer.cookie(), server.origin())) {
            socket.say("x".repeat(InMemoryLanguage.LARGEST + 1));
            assertEquals(4008, socket.closeCode());
        }
        try (LanguageSocket socket = open(viewer.cookie(), server.origin())) {
            for (int n = 0; n < 1_030; n++) {
                socket.sayPart("x", false);
            }
            assertEquals(4008, socket.closeCode());
        } catch (CompletionException closedWhileSending) {
            assertTrue(closedWhileSending.getCause() instanceof IOException);
        }
    }

    @Test
    void endsWithTheSessionOfTheUserAndWithTheServer() {
        Client other = server.viewer();
        try (LanguageSocket socket = open(other.cookie(), server.origin())) {
            other.post("/api/auth/logout");
            assertEquals(4001, socket.closeCode());
        }
        try (LanguageSocket socket = open(viewer.cookie(), server.origin())) {
            server.server.stop(Duration.ofSeconds(3));
            assertEquals(1001, socket.closeCode());
        }
    }

    @Test
    void closesForWhatIsAgainstTheProtocol() throws Exception {
        assertEquals(1002, closeCodeAfter(frame(0x81, "{}", false)));
        assertEquals(1002, closeCodeAfter(frame(0xC1, "{}", true)));
        assertEquals(1002, closeCodeAfter(frame(0x80, "{}", true)));
        assertEquals(1003, closeCodeAfter(frame(0x82, "{}", true)));
        assertEquals(
                1007,
                closeCodeAfter(
                        frame(
                                0x81,
                                new String(new byte[] {(byte) 0xff}, StandardCharsets.ISO_8859_1),
                                true)));
        assertEquals(1002, closeCodeAfter(frame(0x89, "x".repeat(126), true)));
    }

    private int closeCodeAfter(byte[] frame) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(
                            """
                            GET %s HTTP/1.1\r
                            Host: 127.0.0.1:%d\r
                            Cookie: %s\r
                            Connection: Upgrade\r
                            Upgrade: websocket\r
                            Sec-WebSocket-Version: 13\r
                            Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r
                            \r
                            """
                                    .formatted(PATH, server.port(), viewer.cookie())
                                    .getBytes(StandardCharsets.US_ASCII));
            var in = new DataInputStream(socket.getInputStream());
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            assertTrue(head.toString().startsWith("HTTP/1.1 101"), head.toString());
            socket.getOutputStream().write(frame);
            while (true) {
                int first = in.readUnsignedByte();
                byte[] payload = in.readNBytes(in.readUnsignedByte());
                if ((first & 0xf) == 8) {
                    return ByteBuffer.wrap(payload).getShort();
                }
            }
        }
    }

    /** Masked with zeros, which changes nothing, or not at all. */
    private static byte[] frame(int first, String payload, boolean masked) {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        var frame = new ByteArrayOutputStream();
        frame.write(first);
        if (bytes.length < 126) {
            frame.write(bytes.length | (masked ? 0x80 : 0));
        } else {
            frame.write(126 | (masked ? 0x80 : 0));
            frame.write(bytes.length >> 8);
            frame.write(bytes.length & 0xff);
        }
        if (masked) {
            frame.writeBytes(new byte[4]);
        }
        frame.writeBytes(bytes);
        return frame.toByteArray();
    }

    private int refusal(String cookie, String origin) {
        CompletionException refused =
                assertThrows(CompletionException.class, () -> open(cookie, origin));
        return refused.getCause() instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : -1;
    }

    private LanguageSocket open(String cookie, String origin) {
        return LanguageSocket.open(server.origin(), PATH, cookie, origin);
    }
}
