package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

/** What comes with a text that was saved all the same. */
final class SaveWarningsTest {
    @Test
    void haveAPlaceWhereTheyAreAboutOne() {
        try (TestServer server = new TestServer()) {
            JsonNode warnings =
                    server.editor()
                            .post("/api/scripts", "{\"content\":\"import nothing\"}")
                            .expect(201)
                            .json()
                            .path("warnings");

            assertEquals(
                    "[{\"code\":\"missing_import\",\"message\":\"There is no such module.\","
                            + "\"line\":1,\"column\":8,\"end_column\":15},"
                            + "{\"code\":\"other\",\"message\":\"Something else.\","
                            + "\"line\":null,\"column\":null,\"end_column\":null}]",
                    warnings.toString());
        }
    }
}
