package ved.engine.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.adapter.python.TestingPackages;
import ved.engine.sandbox.Interpreter.InstalledPackage;
import ved.engine.sandbox.SandboxExit.Exited;
import ved.engine.sandbox.SandboxExit.OutOfMemory;
import ved.engine.sandbox.SandboxExit.Signalled;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** What every sandbox does with well-behaved scripts. After each, nothing of it is left. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
public abstract class SandboxContract {
    protected static final SandboxLimits LIMITS =
            new SandboxLimits(Duration.ofSeconds(20), 128L << 20, 1, 32, 8L << 20, 1 << 20);
    protected static final int SIGKILL = 9;

    private long executions = 100;

    protected abstract Sandbox sandbox();

    /** Fails when anything of an execution that has ended is still there. */
    protected abstract void assertNothingIsLeft() throws Exception;

    @AfterEach
    void leavesNothingBehind() throws Exception {
        assertNothingIsLeft();
    }

    protected ScriptRun start(byte[] source, Optional<byte[]> dataset, SandboxLimits limits)
            throws SandboxException {
        String interpreter = sandbox().interpreters().getFirst().id();
        return ScriptRun.start(
                sandbox(), new SandboxJob(executions++, interpreter, source, dataset, limits));
    }

    protected ScriptRun start(String source) throws SandboxException {
        return start(source.getBytes(StandardCharsets.UTF_8), Optional.empty(), LIMITS);
    }

    protected ScriptRun run(String source) throws Exception {
        return ended(start(source));
    }

    protected ScriptRun run(String source, Duration timeout) throws Exception {
        ScriptRun run = start(source);
        run.exitWithin(timeout);
        return run;
    }

    protected static ScriptRun ended(ScriptRun run) throws InterruptedException {
        run.exit();
        return run;
    }

    protected static int code(ScriptRun run) throws InterruptedException {
        return assertInstanceOf(Exited.class, run.exit(), run::toString).code();
    }

    protected static int signal(ScriptRun run) throws InterruptedException {
        return assertInstanceOf(Signalled.class, run.exit(), run::toString).signal();
    }

    @Test
    void offersAnInterpreterThatItHasAsked() {
        Interpreter interpreter = sandbox().interpreters().getFirst();

        assertEquals(Optional.empty(), interpreter.unavailable());
        assertTrue(interpreter.version().orElseThrow().startsWith("3.14."), interpreter::toString);
        assertEquals(sandbox().name(), interpreter.sandbox());
        assertTrue(interpreter.modules().containsAll(List.of("json", "math", "sys")));
        assertFalse(interpreter.modules().contains("script"), "what is its own");
    }

    @Test
    void listsTheInstalledPackages() {
        TestingPackages.require();

        Interpreter interpreter = sandbox().interpreters().getFirst();

        List<String> names = interpreter.packages().stream().map(InstalledPackage::name).toList();
        assertTrue(
                names.containsAll(List.of("numpy", "pandas", "python-dateutil", "PyYAML")),
                names::toString);
        assertTrue(
                interpreter.modules().containsAll(List.of("dateutil", "numpy", "pandas", "yaml")));
    }

    @Test
    void importsInstalledPackagesWithinTheDefaultMemory() throws Exception {
        TestingPackages.require();
        ScriptRun run =
                start(
                        bytes(
                                """
                                import io, dateutil.parser, numpy, pandas, yaml
                                table = pandas.read_csv(io.StringIO('a,b\\n1,2\\n1,3\\n'))
                                print(int(table.groupby('a').b.sum().iloc[0]))
                                print(int(numpy.linalg.det(numpy.eye(200) * 2) ** (1 / 200)))
                                print(dateutil.parser.parse('1 July 2026').date())
                                print(yaml.safe_load('[1, x]'), yaml.__with_libyaml__)
                                """),
                        Optional.empty(),
                        new SandboxLimits(
                                Duration.ofSeconds(50), 256L << 20, 1, 64, 32L << 20, 1 << 20));

        run.exitWithin(Duration.ofSeconds(50));

        assertEquals("5\n2\n2026-07-01\n[1, 'x'] True\n", run.stdout(), run::toString);
        assertEquals(0, code(run));
    }

    @Test
    void refusesToChangePackages() throws Exception {
        TestingPackages.require();
        String script =
                """
                import importlib.util, os, sys
                sys.dont_write_bytecode = False
                file = importlib.util.find_spec('tabulate').origin
                folder = os.path.dirname(file)
                def overwrite():
                    os.chmod(file, 0o666)
                    open(file, 'w').write('x = 1')
                for attempt in (
                        overwrite,
                        lambda: open(file, 'r+b'),
                        lambda: os.truncate(file, 0),
                        lambda: os.remove(file),
                        lambda: os.rename(file, file + '.old'),
                        lambda: os.rename(folder, folder + '.old'),
                        lambda: os.mkdir(folder + '/more'),
                        lambda: os.symlink('/', folder + '/link'),
                        lambda: open(folder + '/more.py', 'w')):
                    try: attempt(); print('changed')
                    except OSError: pass
                import tabulate
                print(os.path.getsize(file) > 1000, tabulate.tabulate([[1]], tablefmt='plain'))
                """;

        assertEquals("True 1\n", run(script).stdout());
        assertEquals("True 1\n", run(script).stdout());
    }

    @Test
    void refusesAnInterpreterThatItDoesNotHave() {
        var job = new SandboxJob(1, "perl-5", new byte[0], Optional.empty(), LIMITS);

        var refusal = assertThrows(SandboxException.class, () -> ScriptRun.start(sandbox(), job));

        assertTrue(String.valueOf(refusal.getMessage()).contains("perl-5"));
    }

    @Test
    void runsTheScriptAsMain() throws Exception {
        ScriptRun run =
                run(
                        """
                        import pickle, sys
                        class Thing: pass
                        copy = pickle.loads(pickle.dumps(Thing()))
                        print(__name__, __file__.rpartition('/')[2], len(sys.argv), type(copy))
                        print('warning', file=sys.stderr)
                        """);

        assertEquals(0, code(run));
        assertEquals("__main__ script.py 1 <class '__main__.Thing'>\n", run.stdout());
        assertEquals("warning\n", run.stderr());
    }

    @Test
    void handsOverTheDatasetAsTheOnlyArgument() throws Exception {
        byte[] dataset = new byte[(int) LIMITS.scratchBytes() * 3 / 2];
        new Random(1).nextBytes(dataset);
        String script =
                """
                import hashlib, os, sys
                path, = sys.argv[1:]
                os.chdir('/')
                print(hashlib.sha256(open(path, 'rb').read()).hexdigest())
                """;

        ScriptRun run = ended(start(bytes(script), Optional.of(dataset), LIMITS));

        var digest = MessageDigest.getInstance("SHA-256").digest(dataset);
        assertEquals(HexFormat.of().formatHex(digest) + "\n", run.stdout());
    }

    @Test
    void handsOverAnEmptyDatasetToo() throws Exception {
        String script = "import os, sys; print(os.path.getsize(sys.argv[1]))";

        ScriptRun run = ended(start(bytes(script), Optional.of(new byte[0]), LIMITS));

        assertEquals("0\n", run.stdout());
    }

    @Test
    void showsATracebackOfTheScriptAlone() throws Exception {
        ScriptRun run = run("def fail():\n    raise ValueError('no')\n\nfail()\n");

        assertEquals(1, code(run));
        List<String> lines = run.stderr().lines().toList();
        assertEquals("Traceback (most recent call last):", lines.getFirst());
        assertEquals("ValueError: no", lines.getLast());
        List<String> frames = lines.stream().filter(line -> line.startsWith("  File ")).toList();
        assertEquals(2, frames.size(), run.stderr());
        assertTrue(frames.getFirst().endsWith("script.py\", line 4, in <module>"));
        assertTrue(frames.getLast().endsWith("script.py\", line 2, in fail"));
        assertTrue(run.stderr().contains("    raise ValueError('no')"));
    }

    @Test
    void saysWhereTheSyntaxIsWrong() throws Exception {
        ScriptRun run = run("x = 1\ny = (\n");

        assertEquals(1, code(run));
        assertTrue(run.stderr().contains("script.py\", line 2"), run.stderr());
        assertTrue(run.stderr().contains("SyntaxError: '(' was never closed"), run.stderr());
    }

    @Test
    void streamsOutputWhileTheScriptRuns() throws Exception {
        ScriptRun run = start("import time\nprint('first')\ntime.sleep(60)\n");

        run.awaitStdout("first");

        assertFalse(run.ended());
        assertEquals(SIGKILL, signal(run.kill()));
    }

    @Test
    void passesBytesOnAsTheyAre() throws Exception {
        ScriptRun run =
                run(
                        """
                        import sys, time
                        sys.stdout.buffer.write(b'\\xff\\xfe\\x00\\r\\r')
                        emoji = '\\U0001f600'.encode()
                        sys.stdout.buffer.write(emoji[:2])
                        sys.stdout.buffer.write(emoji[2:])
                        """);

        assertEquals(0, code(run));
        byte[] expected = {
            -1, -2, 0, '\r', '\r', (byte) 0xf0, (byte) 0x9f, (byte) 0x98, (byte) 0x80
        };
        assertArrayEquals(expected, run.stdoutBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "pass, 0",
        "sys.exit(), 0",
        "sys.exit(255), 255",
        "sys.exit(256), 0",
        "sys.exit(-1), 255",
        "sys.exit('text'), 1",
        "sys.exit(137), 137",
        "os._exit(77), 77",
        "raise SystemExit(3), 3",
        "1/0, 1"
    })
    void givesTheExitCodeOfTheScript(String statement, int code) throws Exception {
        assertEquals(code, code(run("import os, sys\n" + statement)));
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 6, SIGKILL, 15})
    void tellsTheSignalThatEndedTheScript(int number) throws Exception {
        ScriptRun run =
                run("import os\nprint('before')\nos.kill(os.getpid(), %d)".formatted(number));

        assertEquals(number, signal(run));
        assertEquals("before\n", run.stdout());
    }

    @Test
    void waitsForThreadsAndRunsWhatIsRegisteredForTheEnd() throws Exception {
        ScriptRun run =
                run(
                        """
                        import atexit, threading, time
                        atexit.register(print, 'last')
                        threading.Thread(target=lambda: (time.sleep(.1), print('late'))).start()
                        print('first')
                        """);

        assertEquals(0, code(run));
        assertEquals("first\nlate\nlast\n", run.stdout());
    }

    @Test
    void givesAnEmptyStandardInput() throws Exception {
        ScriptRun run = run("import sys\nprint(repr(sys.stdin.read()))\ninput()");

        assertEquals(1, code(run));
        assertEquals("''\n", run.stdout());
        assertTrue(run.stderr().contains("EOFError"), run.stderr());
    }

    @Test
    void letsTheScriptWriteToItsScratchSpace() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os, shutil, sqlite3, tempfile
                        open('a', 'w').write('text')
                        shutil.copy2('a', 'b')
                        os.rename('b', 'c')
                        sqlite3.connect('x.db').execute('create table t (a)')
                        with tempfile.TemporaryDirectory() as folder:
                            open(folder + '/d', 'w').write('text')
                        print(sorted(os.listdir()), open('c').read())
                        """);

        assertEquals("", run.stderr());
        assertTrue(run.stdout().contains("'a', 'c'"), run.stdout());
        assertTrue(run.stdout().contains("'x.db'"), run.stdout());
    }

    @Test
    void givesWhatTheStandardLibraryNeeds() throws Exception {
        ScriptRun run =
                run(
                        """
                        import asyncio, bz2, csv, ctypes, datetime, decimal, hashlib, json, lzma
                        import random, ssl, statistics, uuid, zlib, zoneinfo
                        async def main():
                            await asyncio.sleep(0)
                            print(await asyncio.to_thread(lambda: 6 * 7))
                        asyncio.run(main())
                        print(datetime.datetime(2026, 7, 1, tzinfo=zoneinfo.ZoneInfo('Europe/Oslo')))
                        print(uuid.uuid4().version, len(hashlib.sha256(b'').hexdigest()))
                        """);

        assertEquals("", run.stderr());
        assertEquals("42\n2026-07-01 00:00:00+02:00\n4 64\n", run.stdout());
    }

    @Test
    void tellsThePeakOfTheMemory() throws Exception {
        ScriptRun run = run("x = bytearray(50 << 20)");

        OptionalLong peak = assertInstanceOf(Exited.class, run.exit()).peakMemoryBytes();
        assertTrue(peak.orElseThrow() > 50L << 20, peak::toString);
        assertTrue(peak.orElseThrow() < 128L << 20, peak::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'''Only a docstring.'''", "\ufeffprint()", "x = 1\r\ny = 2\r\n"})
    void runsUnusualSource(String source) throws Exception {
        assertEquals(0, code(run(source)));
    }

    @Test
    void runsALongScript() throws Exception {
        String source = "#".repeat(256 * 1024 - 20) + "\nprint('end')\n";

        assertEquals("end\n", run(source).stdout());
    }

    @Test
    void killsAScriptThatIgnoresSignals() throws Exception {
        ScriptRun run =
                start(
                        """
                        import signal, time
                        for number in signal.valid_signals() - {9, 19}:
                            try: signal.signal(number, signal.SIG_IGN)
                            except OSError: pass
                        print('deaf', flush=True)
                        time.sleep(60)
                        """);
        run.awaitStdout("deaf");

        run.kill().kill();

        assertEquals(SIGKILL, signal(run));
        run.kill();
    }

    @Test
    void keepsWhatWasPrintedBeforeTheKill() throws Exception {
        ScriptRun run =
                start(
                        """
                        import sys, time
                        for number in range(1000): print(number)
                        print('error', file=sys.stderr)
                        print('done')
                        time.sleep(60)
                        """);
        run.awaitStdout("done");

        signal(run.kill());

        assertEquals(1001, run.stdout().lines().count());
        assertEquals("error\n", run.stderr());
    }

    @Test
    void runsTwentyAtOnce() throws Exception {
        var runs = new ArrayList<ScriptRun>();
        for (int number = 0; number < 20; number++) {
            runs.add(start("import time; time.sleep(.2); print(%d)".formatted(number)));
        }

        for (int number = 0; number < runs.size(); number++) {
            assertEquals(0, code(runs.get(number)));
            assertEquals(number + "\n", runs.get(number).stdout());
        }
    }

    @Test
    void noThreadOutlivesItsScript() throws Exception {
        ScriptRun run = run("print('x')");
        assertEquals(0, code(run));

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().matches("(script-|container-|kill-|docker-java.*stream).*")) {
                thread.join(5000);
                assertFalse(thread.isAlive(), thread.getName());
            }
        }
    }

    @Test
    void tellsThatTheMemoryRanOut() throws Exception {
        ScriptRun run = run("x = []\nwhile True: x.append(bytearray(10 << 20))");

        assertInstanceOf(OutOfMemory.class, run.exit(), run::toString);
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
