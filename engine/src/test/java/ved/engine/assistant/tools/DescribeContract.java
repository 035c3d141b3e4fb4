package ved.engine.assistant.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.adapter.python.TestingPackages;
import ved.engine.assistant.names.Passage.Kind;
import ved.engine.sandbox.Interpreter;
import ved.engine.sandbox.Sandbox;
import ved.engine.sandbox.SandboxLimits;
import ved.engine.sandbox.Sandboxes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the tool tells of modules, with a real interpreter in a real sandbox. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
public abstract class DescribeContract {
    private static final SandboxLimits LIMITS =
            new SandboxLimits(Duration.ofSeconds(60), 512L << 20, 1, 64, 16L << 20, 1 << 20);

    protected abstract Sandbox sandbox();

    @Test
    void tellsSignatureAndDocstring() throws Exception {
        String told = describe("json.dumps");

        assertTrue(told.startsWith("json.dumps: function(obj, *, skipkeys=False"), told);
        assertTrue(told.contains("Serialize ``obj`` to a JSON formatted ``str``"), told);
    }

    @Test
    void tellsTheMembersOfModulesAndClasses() throws Exception {
        assertTrue(describe("json").contains("\ndumps (function) Serialize"), describe("json"));
        assertTrue(describe("str").contains("\nsplit (function) Return a list"), describe("str"));
        assertTrue(describe("datetime.date").startsWith("datetime.date: class"));
    }

    @Test
    void findsSubmodulesThatNobodyImported() throws Exception {
        assertTrue(describe("xml.etree.ElementTree.fromstring").contains("function(text"));
    }

    @Test
    void tellsOfInstalledPackages() throws Exception {
        TestingPackages.require();

        String told = describe("pandas.DataFrame.groupby");

        assertTrue(told.startsWith("pandas.DataFrame.groupby: function(self, by=None"), told);
    }

    @Test
    void saysWhatIsSimilar() throws Exception {
        assertEquals("json has no member dump_s. Similar: dumps, dump.", describe("json.dump_s"));
        assertTrue(describe("jsson").startsWith("There is no module and no builtin jsson."));
    }

    /** Its own script and data are in the sandbox too. */
    @ParameterizedTest
    @ValueSource(strings = {"script", "script.main", "__main__.canary", "runner", "sandbox"})
    void knowsNoModuleOfAnybody(String name) throws Exception {
        String told = describe(name);

        assertTrue(told.startsWith("There is no") || told.contains("has no member"), told);
    }

    @Test
    void keepsWhatModulesPrintOutOfTheAnswer() throws Exception {
        String told = describe("this");

        assertTrue(told.startsWith("this: module"), told);
        assertFalse(told.contains("Beautiful is better"), told);
    }

    @Test
    void isNoLongerThanWhatIsSent() throws Exception {
        assertTrue(describe("tkinter").length() < 40_000);
        assertTrue(describe("builtins").length() < 40_000);
    }

    private String describe(String name) throws Exception {
        Interpreter interpreter = sandbox().interpreters().getFirst();
        var tool =
                new DescribeTool(
                        _ -> Optional.of(interpreter),
                        new Introspection(
                                new Sandboxes(List.of(sandbox()), List.of()),
                                LIMITS,
                                Duration.ofSeconds(60)));
        List<Found> found =
                tool.use(
                                "ed1",
                                new About(Optional.empty(), Optional.empty(), ""),
                                Arguments.parse("{\"name\":\"%s\"}".formatted(name)))
                        .toCompletableFuture()
                        .get();
        assertEquals(1, found.size());
        assertEquals(new Found.Text(Kind.TOOL, found.getFirst().text()), found.getFirst());
        return found.getFirst().text();
    }
}
