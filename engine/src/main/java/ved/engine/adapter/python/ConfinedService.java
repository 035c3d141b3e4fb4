package ved.engine.adapter.python;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.sandbox.SandboxException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One of Ved's own programs on a CPython that is confined like a script and lives as long as Ved. It
 * is started with the first request, and anew after one that it did not survive. Callers take
 * turns.
 */
final class ConfinedService implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConfinedService.class);

    private final String program;
    private final AnalyzerSettings settings;
    private final List<Path> packages;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile @Nullable ConfinedProcess process;
    private volatile boolean closed;

    /**
     * @param packages folders that the program may read beside its own
     */
    ConfinedService(String program, AnalyzerSettings settings, List<Path> packages) {
        this.program = program;
        this.settings = settings;
        this.packages = List.copyOf(packages);
    }

    /**
     * The answer, or empty when the program does not survive the request.
     *
     * @throws SandboxException when the program cannot be run, or not any more
     */
    Optional<byte[]> ask(byte[] request) throws SandboxException {
        turn.lock();
        try {
            return askInTurn(request);
        } finally {
            turn.unlock();
        }
    }

    /** The next request starts another process: the memory of this one may be in pieces. */
    void restart() {
        turn.lock();
        try {
            ConfinedProcess current = process;
            if (current != null) {
                discard(current);
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        ConfinedProcess current = process;
        if (current != null) {
            current.close();
        }
    }

    /** Asks twice, for the process may have died of something else than this request. */
    private Optional<byte[]> askInTurn(byte[] request) throws SandboxException {
        long start = System.nanoTime();
        for (int attempt = 1; attempt <= 2; attempt++) {
            ConfinedProcess current = running();
            Optional<byte[]> answer = current.ask(request);
            if (answer.isPresent()) {
                return answer;
            }
            discard(current);
            if (System.nanoTime() - start >= settings.timeLimit().toNanos()) {
                break;
            }
        }
        log.info("The {} did not survive a request; it starts again with the next", program);
        return Optional.empty();
    }

    private ConfinedProcess running() throws SandboxException {
        if (closed) {
            throw new SandboxException("The server is shutting down");
        }
        ConfinedProcess current = process;
        if (current == null || !current.alive()) {
            current =
                    ConfinedProcess.start(
                            CPythonDistribution.unpack(settings.runtimeDirectory()),
                            program,
                            settings,
                            packages);
            process = current;
            if (closed) {
                current.close();
                throw new SandboxException("The server is shutting down");
            }
        }
        return current;
    }

    private void discard(ConfinedProcess used) {
        process = null;
        used.close();
    }
}
