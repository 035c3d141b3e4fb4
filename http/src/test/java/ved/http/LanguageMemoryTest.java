package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Set;

/** Code that makes a language server want more memory than it may have. */
final class LanguageMemoryTest {
    /** A node of the syntax tree for every other byte. */
    private static final String HOSTILE = "x = [" + "1,".repeat(900_000) + "]\n";

    private static final String WRONG = "x: int = 'a'\n";

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"process, VED_REQUIRE_LANGUAGE_SERVER", "docker, VED_REQUIRE_DOCKER"})
    void endsTheSessionAndNothingElse(String sandbox, String requirement) throws Exception {
        try (RealVed ved = RealVed.start(folder, sandbox, "ved.language.memory = 192 MiB")) {
            ved.requireLanguageServer(requirement);
            ved.awaitLanguageServer();
            try (LanguageSocket bystander = ved.editing(WRONG);
                    LanguageSocket hostile = ved.editing(HOSTILE)) {
                assertEquals(4011, hostile.closeCode());

                bystander.tell(
                        "textDocument/didChange",
                        "{\"textDocument\":{\"uri\":\"%s\",\"version\":2},\"contentChanges\":[{\"text\":\"y: str = 1\"}]}"
                                .formatted(LanguageSocket.DOCUMENT));
                assertEquals(Set.of("1 reportAssignmentType"), bystander.diagnostics());
            }
            try (LanguageSocket next = ved.editing(WRONG)) {
                assertEquals(Set.of("1 reportAssignmentType"), next.diagnostics());
            }
        }
    }
}
