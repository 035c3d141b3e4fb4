package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** A queue of ten thousand scripts. */
final class LargeCatalogueTest {
    private static final int SCRIPTS = 10_000;
    private static final int LISTINGS = 20;
    private static final long LONGEST_MILLIS = 3_000; // far beyond what is usual, for busy machines

    @Test
    void isListedQuicklyAndCompressed() throws IOException, InterruptedException {
        try (TestServer server = new TestServer()) {
            Client editor = server.editor();
            for (int i = 0; i < SCRIPTS; i++) {
                server.engine.scripts.create("ed1", Optional.empty(), Optional.empty());
            }

            long[] plain = listings(server, editor, "identity");
            long[] compressed = listings(server, editor, "gzip");

            System.out.printf(
                    "%,d scripts listed in %d ms plain, %d ms compressed (medians of %d)%n",
                    SCRIPTS, plain[LISTINGS / 2], compressed[LISTINGS / 2], LISTINGS);
            assertTrue(plain[LISTINGS / 2] < LONGEST_MILLIS);
            assertTrue(compressed[LISTINGS / 2] < LONGEST_MILLIS);
        }
    }

    /** Milliseconds of each, ascending. */
    private static long[] listings(TestServer server, Client editor, String encoding)
            throws IOException, InterruptedException {
        long[] millis = new long[LISTINGS];
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < LISTINGS; i++) {
                long start = System.nanoTime();
                HttpResponse<byte[]> response =
                        http.send(
                                HttpRequest.newBuilder(server.uri("/api/scripts"))
                                        .header("Cookie", editor.cookie())
                                        .header("Accept-Encoding", encoding)
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                millis[i] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                if (i == 0) {
                    assertEquals(SCRIPTS, count(response, encoding.equals("gzip")));
                }
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private static int count(HttpResponse<byte[]> response, boolean compressed) throws IOException {
        assertEquals(compressed, response.headers().firstValue("Content-Encoding").isPresent());
        ByteArrayInputStream body = new ByteArrayInputStream(response.body());
        ObjectMapper json = new ObjectMapper();
        return (compressed ? json.readTree(new GZIPInputStream(body)) : json.readTree(body))
                .path("scripts")
                .size();
    }
}
