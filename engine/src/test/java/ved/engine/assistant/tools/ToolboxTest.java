package ved.engine.assistant.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import ved.engine.assistant.AssistantSettings;
import ved.engine.assistant.AssistantSettings.Limits;
import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.tools.ReadableFolder.Listing.Entry;
import ved.engine.assistant.tools.ReadableFolder.Listing.Listed;
import ved.engine.assistant.tools.ReadableFolder.Reading.Content;
import ved.engine.assistant.tools.ReadableFolder.Unreadable;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.Interpreter.InstalledPackage;
import ved.engine.sandbox.SandboxLimits;
import ved.engine.sandbox.Sandboxes;
import ved.engine.script.ScriptId;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class ToolboxTest {
    private static final SandboxLimits LIMITS =
            new SandboxLimits(Duration.ofSeconds(60), 256L << 20, 1, 64, 16L << 20, 1 << 20);
    private static final About ABOUT =
            new About(Optional.of(new ScriptId(7)), Optional.empty(), "");

    private Optional<Interpreter> interpreter = Optional.of(interpreter(Optional.empty()));
    private List<String> onProd = List.of();
    private String lookedFor = "";

    @Test
    void offersNoMoreThanTheSettingsAllow() {
        assertEquals(
                List.of("interpreter", "installed_packages", "describe"),
                names(tools(false, Optional.empty())));
        assertEquals(
                List.of(
                        "interpreter",
                        "installed_packages",
                        "describe",
                        "examples",
                        "list_files",
                        "read_file"),
                names(tools(true, Optional.of(new OneFile()))));
    }

    @Test
    void describesEachToolWithASchema() throws Exception {
        for (Tool tool : tools(true, Optional.of(new OneFile()))) {
            var schema = new ObjectMapper().readTree(tool.description().parameters());

            assertEquals("object", schema.path("type").asText(), tool.description().name());
            assertTrue(schema.path("properties").isObject(), tool.description().name());
        }
    }

    @Test
    void tellsTheInterpreterAndItsContract() throws Exception {
        String told = text(use("interpreter", "{}"));

        assertTrue(told.contains("CPython 3.14 (cpython-3.14), version 3.14.3"), told);
        assertTrue(told.contains("sys.argv[1]"), told);
        assertTrue(told.contains("60 s, 256 MiB"), told);
    }

    @Test
    void listsPackages() throws Exception {
        assertEquals(
                List.of(new Found.Text(Kind.TOOL, "numpy 2.1\npandas 2.3")),
                use("installed_packages", "{}"));
        assertEquals(
                List.of(new Found.Text(Kind.TOOL, "pandas 2.3")),
                use("installed_packages", "{\"name\":\"PAN\"}"));
        assertTrue(text(use("installed_packages", "{\"name\":\"x\"}")).startsWith("Nothing"));
    }

    @Test
    void saysWhenThereIsNoInterpreter() throws Exception {
        interpreter = Optional.of(interpreter(Optional.of("It is away.")));
        assertTrue(text(use("describe", "{\"name\":\"json\"}")).contains("cannot be asked"));

        interpreter = Optional.empty();
        assertTrue(text(use("describe", "{\"name\":\"json\"}")).contains("cannot be asked"));
        assertTrue(text(use("installed_packages", "{}")).contains("not known"));
        assertTrue(text(use("interpreter", "{}")).contains("none known"));
    }

    @Test
    void saysWhenTheInterpreterGivesNoAnswer() throws Exception {
        assertTrue(text(use("describe", "{\"name\":\"json\"}")).contains("no answer"));
    }

    @Test
    void showsExamplesAsWholeScripts() throws Exception {
        onProd = List.of("import pandas\n", "from pandas import *\n");

        List<Found> found = use("examples", "{\"uses\":\"pandas.io.read_csv\"}");

        assertEquals("ed1 pandas read_csv Optional[7]", lookedFor);
        assertEquals(
                onProd.stream().map(text -> (Found) new Found.Text(Kind.CODE, text)).toList(),
                found.stream().filter(Found.Text.class::isInstance).toList());
        use("examples", "{\"uses\":\"json\"}");
        assertTrue(lookedFor.startsWith("ed1 json json "), lookedFor);
    }

    @Test
    void saysWhenThereAreNoExamples() throws Exception {
        assertEquals(
                Found.said("No other script uses it."), use("examples", "{\"uses\":\"json\"}"));
        assertThrows(WrongArguments.class, () -> use("examples", "{}"));
        assertThrows(WrongArguments.class, () -> use("examples", "{\"uses\":\"a b\"}"));
    }

    @Test
    void readsFilesAsData() throws Exception {
        assertEquals(
                List.of(
                        new Found.Said("Lines 2 to 2 of 2:\n"),
                        new Found.Text(Kind.DATA, "second\n")),
                use("read_file", "{\"path\":\"a.txt\",\"first_line\":2}"));
        assertEquals(
                Found.said("The file has only 2 lines."),
                use("read_file", "{\"path\":\"a.txt\",\"first_line\":3}"));
        assertEquals(Found.said("Not here."), use("read_file", "{\"path\":\"b\"}"));
        assertEquals(
                List.of(new Found.Text(Kind.DATA, "a.txt (12 bytes)\nb/")),
                use("list_files", "{}"));
        assertThrows(WrongArguments.class, () -> use("read_file", "{}"));
        assertThrows(WrongArguments.class, () -> use("list_files", "{\"path\":3}"));
    }

    @Test
    void readsLongFilesPieceByPiece() throws Exception {
        String told = text(use("read_file", "{\"path\":\"long\",\"first_line\":300}"));

        assertTrue(told.startsWith("Lines 300 to 699 of 1000:\nline 300\n"), told);
    }

    private List<Found> use(String name, String arguments) throws Exception {
        Tool tool =
                tools(true, Optional.of(new OneFile())).stream()
                        .filter(one -> one.description().name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return tool.use("ed1", ABOUT, Arguments.parse(arguments)).toCompletableFuture().get();
    }

    private List<Tool> tools(boolean examples, Optional<ReadableFolder> folder) {
        return Toolbox.of(
                settings(examples),
                _ -> interpreter,
                new Sandboxes(List.of(), List.of()),
                LIMITS,
                (user, module, member, except, _, _) -> {
                    lookedFor = "%s %s %s %s".formatted(user, module, member, except);
                    return onProd;
                },
                folder);
    }

    private static List<String> names(List<Tool> tools) {
        return tools.stream().map(tool -> tool.description().name()).toList();
    }

    private static String text(List<Found> found) {
        return found.stream().map(Found::text).collect(Collectors.joining());
    }

    private static Interpreter interpreter(Optional<String> unavailable) {
        return new Interpreter(
                "cpython-3.14",
                "CPython 3.14",
                Optional.of("3.14.3"),
                "process",
                unavailable,
                List.of(
                        new InstalledPackage("numpy", "2.1"),
                        new InstalledPackage("pandas", "2.3")),
                Set.of("json"));
    }

    private static AssistantSettings settings(boolean examples) {
        return new AssistantSettings(
                URI.create("https://provider.example/v1"),
                "",
                "",
                List.of(),
                Duration.ofSeconds(60),
                0,
                Masking.NAMES,
                List.of(),
                List.of(),
                new Limits(8, 1_000, BigDecimal.ONE, BigDecimal.ONE, 10),
                examples,
                Optional.empty());
    }

    private record OneFile() implements ReadableFolder {
        @Override
        public Listing list(String path) {
            return new Listed(
                    List.of(new Entry("a.txt", false, 12), new Entry("b", true, 0)), false);
        }

        @Override
        public Reading read(String path) {
            return switch (path) {
                case "a.txt" -> new Content("first\nsecond");
                case "long" ->
                        new Content(
                                IntStream.rangeClosed(1, 1_000)
                                        .mapToObj(line -> "line " + line + "\n")
                                        .collect(Collectors.joining()));
                default -> new Unreadable("Not here.");
            };
        }
    }
}
