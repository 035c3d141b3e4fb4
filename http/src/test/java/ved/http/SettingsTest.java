package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/** What is set for everyone. */
final class SettingsTest {
    @Test
    void tellViewersTheStyleAndThatALanguageServerIsThere() {
        try (TestServer server = new TestServer()) {
            JsonNode settings = server.viewer().get("/api/settings").expect(200).json();

            assertEquals(
                    "{\"line_length\":88,\"select\":[\"E\",\"F\"],\"ignore\":[\"E501\"]}",
                    settings.path("style").toString());
            assertTrue(settings.path("language").path("server").asBoolean());
            assertTrue(settings.path("language").path("why_not").isNull());
        }
    }

    @Test
    void sayWhyThereIsNoLanguageServerAsItIsNow() {
        try (TestServer server = new TestServer()) {
            server.engine.whyNoLanguageServer = Optional.of("None is installed.");

            JsonNode language =
                    server.viewer().get("/api/settings").expect(200).json().path("language");

            assertFalse(language.path("server").asBoolean());
            assertEquals("None is installed.", language.path("why_not").asText());
        }
    }
}
