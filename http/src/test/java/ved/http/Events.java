package ved.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open event stream, parsed as browsers do: lines end at CR, LF or both. */
final class Events implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private int comments;

    record Received(String id, String name, String data) {}

    Events(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Heartbeats so far. */
    int comments() {
        return comments;
    }

    /** The next event; empty at the end of the stream. */
    Optional<Received> next() {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !data.isEmpty()) {
                    return Optional.of(new Received(id, name, data.toString()));
                }
                comments += line.startsWith(":") ? 1 : 0;
                id = line.startsWith("id: ") ? line.substring(4) : id;
                name = line.startsWith("event: ") ? line.substring(7) : name;
                data.append(line.startsWith("data: ") ? line.substring(6) : "");
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Received> rest() {
        List<Received> all = new ArrayList<>();
        for (Optional<Received> event = next(); event.isPresent(); event = next()) {
            all.add(event.get());
        }
        return all;
    }

    /** Reads up to the first heartbeat. */
    void awaitComment() throws IOException {
        int before = comments;
        while (comments == before) {
            String line = lines.readLine();
            if (line == null) {
                throw new AssertionError("The stream ended");
            }
            comments += line.startsWith(":") ? 1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
