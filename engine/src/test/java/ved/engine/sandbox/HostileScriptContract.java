package ved.engine.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ved.engine.sandbox.SandboxExit.Exited;
import ved.engine.sandbox.SandboxExit.OutOfMemory;
import ved.engine.sandbox.SandboxExit.Signalled;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What every sandbox withstands. */
public abstract class HostileScriptContract extends SandboxContract {
    private static final Duration SHORTLY = Duration.ofMillis(700);

    @AfterEach
    void runsTheNextScript() throws Exception {
        ScriptRun next = run("print('next')");
        assertEquals(0, code(next));
        assertEquals("next\n", next.stdout());
    }

    @Test
    void refusesMemoryBeyondTheLimit() throws Exception {
        ScriptRun run = run("bytearray(8 << 30)");

        assertInstanceOf(OutOfMemory.class, run.exit(), run::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while 1: pass",
                "9**9**9",
                "import re; re.match('(a+)+$', 'a' * 40 + 'b')",
                "import os, time; os.close(1); os.close(2); time.sleep(60)"
            })
    void endsWhatDoesNotEndByItself(String script) throws Exception {
        ScriptRun run = run(script, SHORTLY);

        assertEquals(SIGKILL, signal(run));
    }

    @Test
    void boundsAForkBomb() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os
                        while True:
                            try: os.fork()
                            except OSError: pass
                        """,
                        SHORTLY);

        assertEquals(SIGKILL, signal(run));
    }

    @Test
    void boundsThreads() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os, threading, time
                        started = 0
                        try:
                            while True:
                                threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
                                started += 1
                        except RuntimeError:
                            print(started)
                            os._exit(0)
                        """);

        assertEquals(0, code(run), run::toString);
        int started = Integer.parseInt(run.stdout().strip());
        assertTrue(started > 8 && started <= LIMITS.processes(), run.stdout());
    }

    @Test
    void boundsOpenFiles() throws Exception {
        ScriptRun run = run("import os\nwhile True: os.dup(0)");

        assertEquals(1, code(run));
        assertTrue(run.stderr().contains("Errno 24"), run.stderr());
    }

    @Test
    void boundsTheScratchSpace() throws Exception {
        ScriptRun run =
                run(
                        """
                        import errno
                        number = 0
                        try:
                            while True:
                                open(str(number), 'wb').write(bytes(1 << 20))
                                number += 1
                        except OSError as error:
                            print(number, error.errno == errno.ENOSPC)
                        """);

        assertEquals(0, code(run), run::toString);
        assertTrue(List.of("7 True\n", "8 True\n").contains(run.stdout()), run.stdout());
    }

    @Test
    void boundsTheNumberOfFiles() throws Exception {
        ScriptRun run = run("n = 0\nwhile True:\n    open(str(n), 'w').close()\n    n += 1");

        assertEquals(1, code(run));
        assertTrue(run.stderr().contains("No space left on device"), run.stderr());
    }

    @Test
    void boundsSparseFilesAndSharedMemory() throws Exception {
        ScriptRun run =
                run(
                        """
                        import mmap, os
                        def attempt(what):
                            try: what(); print('done')
                            except (OSError, MemoryError): print('refused')
                        file = os.open('x', os.O_CREAT | os.O_RDWR)
                        attempt(lambda: os.ftruncate(file, 1 << 60))
                        attempt(lambda: [open(f'/dev/shm/{n}', 'wb').write(bytes(1 << 20))
                                         for n in range(100)])
                        """);

        assertEquals(0, code(run), run::toString);
        assertEquals("refused\nrefused\n", run.stdout());
    }

    @Test
    void takesAFloodWithoutStalling() throws Exception {
        ScriptRun run = start("while True: print('x' * 1000)");

        run.awaitStdout("xxxx").exitWithin(SHORTLY);

        assertEquals(SIGKILL, signal(run));
    }

    @Test
    void reachesNoNetworkOfAnyFamily() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os, socket
                        def attempt(family, kind, address):
                            try:
                                with socket.socket(family, kind) as s:
                                    s.settimeout(2)
                                    if kind == socket.SOCK_STREAM: s.connect(address)
                                    else: s.sendto(b'x', address)
                            except OSError: return
                            print('reached', address)
                        for host in ('1.1.1.1', '169.254.169.254', '172.17.0.1', '10.0.0.1'):
                            attempt(socket.AF_INET, socket.SOCK_STREAM, (host, 80))
                            attempt(socket.AF_INET, socket.SOCK_DGRAM, (host, 53))
                        attempt(socket.AF_INET6, socket.SOCK_STREAM, ('2606:4700:4700::1111', 80))
                        attempt(socket.AF_UNIX, socket.SOCK_STREAM, '/var/run/docker.sock')
                        attempt(socket.AF_UNIX, socket.SOCK_DGRAM, '/run/systemd/journal/socket')
                        try: socket.getaddrinfo('example.com', 80); print('resolved')
                        except OSError: pass
                        for family in (16, 17, 38, 40):
                            for kind in (socket.SOCK_RAW, socket.SOCK_STREAM, socket.SOCK_SEQPACKET):
                                try:
                                    s = socket.socket(family, kind)
                                    if family != 16: print('opened', family, kind)
                                except OSError: pass
                        try: names = [name for _, name in socket.if_nameindex()]
                        except OSError: names = ['lo']
                        print(names)
                        """);

        assertEquals("['lo']\n", run.stdout(), run::toString);
    }

    @Test
    void findsNoSecrets() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os
                        print(sorted(os.environ.keys() - {'LC_CTYPE', 'PATH', 'HOME', 'LANG',
                                                          'OPENBLAS_NUM_THREADS'}))
                        for path in ('/proc/1/environ', '/proc/self/environ', '/etc/shadow',
                                     '/root/.bash_history', '/proc/1/cmdline', '/proc/1/maps'):
                            try: text = open(path, 'rb').read()
                            except OSError: continue
                            for secret in (b'DOCKER', b'KEY', b'TOKEN', b'java', b'JAVA', b'root:$'):
                                if secret in text: print(path, secret)
                        for path in ('/var/run/docker.sock', '/run/docker.sock'):
                            if os.access(path, os.R_OK): print(path)
                        """);

        assertEquals("[]\n", run.stdout(), run::toString);
    }

    @Test
    void cannotReadFilesOfTheServer() throws Exception {
        String here = Path.of("pom.xml").toAbsolutePath().toString();

        ScriptRun run =
                run(
                        """
                        for attempt in (lambda: open('%s'), lambda: open('/etc/hostname/../../%s')):
                            try: attempt(); print('read')
                            except OSError: print('refused')
                        """
                                .formatted(here, here));

        assertEquals("refused\nrefused\n", run.stdout(), run::toString);
    }

    @Test
    void cannotWriteOutsideItsScratchSpace() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os, sys
                        for path in ('/etc/x', '/usr/x', '/usr/lib/x', '/x', '/var/tmp/x', '/dev/sda',
                                     os.__file__, sys.executable, '/proc/sys/kernel/core_pattern',
                                     '/proc/self/oom_score_adj', '/sys/kernel/x', '/dev/tty'):
                            try:
                                with open(path, 'a') as file: file.write('x')
                            except OSError: continue
                            print('wrote', path)
                        """);

        // Raising one's own badness for the out-of-memory killer harms nobody.
        assertEquals(
                "", run.stdout().replace("wrote /proc/self/oom_score_adj\n", ""), run::toString);
    }

    @Test
    void removingItsOwnScriptHarmsNobody() throws Exception {
        String script =
                """
                import os, sys
                for path in (__file__, sys.argv[1]):
                    try: os.remove(path)
                    except OSError: pass
                """;

        assertEquals(0, code(ended(start(bytes(script), Optional.of(new byte[9]), LIMITS))));
    }

    @Test
    void refusesCallsThatOnlySystemsNeed() throws Exception {
        ScriptRun run =
                run(
                        """
                        import ctypes
                        libc = ctypes.CDLL(None, use_errno=True)
                        calls = dict(mount=165, umount=166, pivot_root=155, chroot=161, unshare=272,
                                     setns=308, bpf=321, keyctl=250, perf_event_open=298,
                                     io_uring_setup=425, userfaultfd=323, reboot=169, settimeofday=164,
                                     sethostname=170, swapon=167, init_module=175, kexec_load=246,
                                     open_by_handle_at=304, ptrace_init=101, setuid_root=105)
                        for name, number in calls.items():
                            arguments = [ctypes.c_long(n) for n in (1, 1, 0, 0, 0)]
                            if name == 'ptrace_init': arguments[0] = ctypes.c_long(16)
                            if name == 'setuid_root': arguments[0] = ctypes.c_long(0)
                            if name == 'unshare': arguments[0] = ctypes.c_long(0x10000000)
                            if libc.syscall(ctypes.c_long(number), *arguments) >= 0: print(name)
                        """);

        assertEquals(0, code(run), run::toString);
        assertEquals("", run.stdout());
    }

    @Test
    void cannotSignalWhatIsNotItsOwn() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os, time
                        for number in (9, 19, 15, 2, 1):
                            for pid in (1, os.getppid()):
                                try: os.kill(pid, number)
                                except OSError: pass
                        time.sleep(.1)
                        print('alive')
                        """);

        assertEquals(0, code(run), run::toString);
        assertEquals("alive\n", run.stdout());
    }

    @Test
    void whatAScriptLeavesRunningEndsWithIt() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os, sys, time
                        try:
                            if os.fork() == 0:
                                os.setsid()
                                if os.fork() == 0:
                                    print('daemon', flush=True)
                                    time.sleep(60)
                                os._exit(0)
                            os.wait()
                        except OSError:
                            pass
                        print('end')
                        """);

        assertEquals(0, code(run), run::toString);
        assertTrue(run.stdout().contains("end"));
    }

    @Test
    void boundsChildrenThatNobodyReaps() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os
                        for _ in range(300):
                            try:
                                if os.fork() == 0: os._exit(0)
                            except OSError: pass
                        print('end')
                        """);

        assertEquals(0, code(run), run::toString);
        assertEquals("end\n", run.stdout());
    }

    @Test
    void survivesARecursionWithoutLimit() throws Exception {
        ScriptRun run = run("import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()");

        SandboxExit exit = run.exit();
        assertTrue(exit instanceof Signalled || exit instanceof OutOfMemory, exit::toString);
    }

    @Test
    void takesItsOwnProtocolForText() throws Exception {
        String script =
                """
                import sys
                for stream in (sys.stdout, sys.stderr):
                    stream.write('ready tmpfs\\nerror no\\nexited 0 1\\nmemory 1 1\\n\\0\\x1e')
                sys.exit(3)
                """;

        ScriptRun run = run(script);

        assertEquals(3, code(run));
        assertEquals("ready tmpfs\nerror no\nexited 0 1\nmemory 1 1\n\0\u001e", run.stdout());
    }

    @Test
    void tellsTheEndThoughTheStreamsAreFull() throws Exception {
        ScriptRun run =
                run(
                        """
                        import os
                        for stream in (1, 2):
                            os.set_blocking(stream, False)
                            try:
                                while True: os.write(stream, bytes(65536))
                            except BlockingIOError: pass
                        os._exit(5)
                        """);

        assertEquals(5, code(run), "exit code");
    }

    @Test
    void doesNotMistakeASignalForExhaustedMemory() throws Exception {
        ScriptRun run = run("import os\nos.kill(os.getpid(), 9)");

        assertInstanceOf(Signalled.class, run.exit());
    }

    @Test
    void oneScriptCannotSeeAnother() throws Exception {
        ScriptRun other =
                start("import time\nopen('secret', 'w').write('s')\nprint('up')\ntime.sleep(60)");
        try {
            other.awaitStdout("up");

            ScriptRun run =
                    run(
                            """
                            import os
                            for folder, _, files in os.walk('/'):
                                if 'secret' in files: print(folder)
                            print('end')
                            """);

            assertEquals("end\n", run.stdout(), run::toString);
            assertFalse(other.ended());
        } finally {
            signal(other.kill());
        }
    }

    @Test
    void anExitIsReportedOnceAndKept() throws Exception {
        ScriptRun run = run("print('x')");

        assertInstanceOf(Exited.class, run.exit());
        run.kill();
        assertInstanceOf(Exited.class, run.exit());
    }
}
