package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.net.http.HttpHeaders;
import java.util.Optional;

/** An answer of the server. */
record Reply(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + body, e);
        }
    }

    Optional<String> type() {
        return headers.firstValue("Content-Type");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    Reply expect(int expected) {
        assertEquals(expected, status, body);
        return this;
    }

    /** Asserts that this is a problem document with a status and a code. */
    Reply expectProblem(int expected, String code) {
        expect(expected);
        assertEquals("application/problem+json", header("Content-Type").split(";", 2)[0], body);
        assertEquals(code, json().path("code").asText(), body);
        assertEquals(expected, json().path("status").asInt(), body);
        return this;
    }
}
