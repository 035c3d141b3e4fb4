package ved.engine.boot;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Platform threads, so that searches share the processor with everything else; few may wait. */
final class SearchThreads {
    private static final int THREADS = 2;
    private static final int WAITING = 8;
    private static final long IDLE_SECONDS = 30;

    private SearchThreads() {}

    static ThreadPoolExecutor start() {
        var threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofPlatform().daemon().name("search-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
