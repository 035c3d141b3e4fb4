package ved.engine.adapter.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.assistant.names.Masking;
import ved.engine.assistant.names.NameMap;
import ved.engine.assistant.names.Passage;
import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.names.Pseudonymized.Done;
import ved.engine.assistant.names.Pseudonymizer;
import ved.engine.assistant.names.StreamRestorer;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Real programs are the same under other names. With {@code -Dved.names.corpus=1} the whole standard
 * library and all packages are looked at, else a sample.
 */
@Timeout(1_800)
final class PseudonymizedProgramsTest {
    private static final int SAMPLE_BYTES = 1_500_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestingPython python;
    private static ProcessPseudonymizer pseudonymizer;

    @BeforeAll
    static void open() throws SandboxException {
        python = new TestingPython();
        pseudonymizer =
                new ProcessPseudonymizer(
                        new AnalyzerSettings(
                                TestingPython.RUNTIME, Duration.ofSeconds(60), 512L << 20),
                        TestingPackages.find());
    }

    @AfterAll
    static void close() {
        pseudonymizer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts",
                "descriptors",
                "dispatch",
                "exceptions",
                "formats",
                "generic",
                "libraries",
                "odd_text",
                "records",
                "rows",
                "scopes"
            })
    void programsDoTheSame(String name) throws Exception {
        doesTheSame(TestingPython.resource("programs/" + name + ".py"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bisect",
                "calendar",
                "colorsys",
                "configparser",
                "difflib",
                "fractions",
                "graphlib",
                "heapq",
                "ipaddress",
                "sched",
                "shlex",
                "statistics",
                "textwrap"
            })
    void modulesOfTheStandardLibraryDoTheSame(String name) throws Exception {
        String module = Files.readString(python.standardLibrary().resolve(name + ".py"));
        int main = module.indexOf("\nif __name__ == ");

        doesTheSame(
                (main < 0 ? module : module.substring(0, main + 1))
                        + TestingPython.resource("exercises/" + name + ".py"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"names", "names-and-strings"})
    void realCodeStaysTheSameButForItsNames(String word) throws Exception {
        Masking masking = Masking.of(word).orElseThrow();
        ArrayNode compared = JSON.createArrayNode();

        for (Path file : corpus()) {
            String original = Files.readString(file);
            Done done = masked(original, masking);
            String sent = done.texts().getFirst();

            assertEquals(original, StreamRestorer.restore(sent, done.names()), file::toString);
            assertEquals(original, inChunks(sent, done.names()), file::toString);
            if (masking == Masking.NAMES) {
                var one = compared.addObject();
                one.put("file", file.toString()).put("original", original).put("sent", sent);
                var names = one.putObject("names");
                done.names().pseudonyms().forEach(names::put);
            }
        }

        String wrong = python.run(TestingPython.resource("compare.py"), compared.toString());
        assertEquals("[]", wrong.strip());
    }

    @Test
    void whatStaysOfAProgramIsWhatEverybodyKnows() throws Exception {
        Done done = masked(TestingPython.resource("programs/rows.py"), Masking.NAMES);

        assertTrue(done.names().pseudonyms().containsKey("summed"));
        for (String known :
                List.of("csv", "DictReader", "StringIO", "most_common", "date", "len")) {
            assertFalse(done.names().pseudonyms().containsKey(known), known);
        }
    }

    private static void doesTheSame(String source) throws Exception {
        Done done = masked(source, Masking.NAMES);

        String expected = python.run(source, "");
        String actual = python.run(done.texts().getFirst(), "");

        assertFalse(expected.isBlank());
        assertEquals(expected, StreamRestorer.restore(actual, done.names()));
    }

    /** Some text with much in it that is like the code, and cut anywhere. */
    private static String end(String source) {
        return source.substring(source.length() - Math.min(source.length(), 1_500));
    }

    private static Done masked(String source, Masking masking) {
        var answer =
                pseudonymizer.pseudonymize(
                        List.of(
                                new Passage(Kind.CODE, source),
                                new Passage(Kind.PROSE, end(source)),
                                new Passage(Kind.TRACEBACK, end(source)),
                                new Passage(Kind.DATA, end(source)),
                                new Passage(Kind.TOOL, end(source))),
                        NameMap.EMPTY,
                        masking,
                        List.of());
        return assertInstanceOf(Done.class, answer, answer::toString);
    }

    private static String inChunks(String text, NameMap names) {
        var random = new Random(text.length());
        var restorer = new StreamRestorer(names);
        var out = new StringBuilder();
        for (int start = 0; start < text.length(); ) {
            int end = Math.min(text.length(), start + 1 + random.nextInt(40));
            out.append(restorer.accept(text.substring(start, end)));
            start = end;
        }
        return out.append(restorer.end()).toString();
    }

    private static List<Path> corpus() throws IOException {
        boolean whole = System.getProperty("ved.names.corpus") != null;
        List<Path> all = new ArrayList<>(sources(python.standardLibrary()));
        Optional<PackageFolder> packages = TestingPackages.find();
        if (packages.isPresent()) {
            all.addAll(sources(packages.get().site()));
        }
        if (whole) {
            return all;
        }
        Collections.shuffle(all, new Random(20_261_121));
        List<Path> sample = new ArrayList<>();
        long bytes = 0;
        for (Path file : all) {
            if (bytes + Files.size(file) <= SAMPLE_BYTES && sample.size() < 250) {
                sample.add(file);
                bytes += Files.size(file);
            }
        }
        return sample;
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .filter(PseudonymizedProgramsTest::canBeRead)
                    .sorted()
                    .toList();
        }
    }

    private static boolean canBeRead(Path file) {
        try {
            return Files.size(file) <= Pseudonymizer.MAX_BYTES
                    && Files.readString(file, StandardCharsets.UTF_8) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
