package ved.engine.adapter.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import ved.engine.script.StorageException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one SQLite file of a Ved server: {@code ved.db} in its data directory, with its write-ahead
 * log beside it. One connection writes, a few read; what {@link #write} has done is on disk when it
 * returns.
 */
public final class Database implements AutoCloseable {
    /** Name of the file in the data directory. */
    public static final String FILE = "ved.db";

    private static final int READERS = 4;

    /**
     * More than there are changes that could wait for the one writer at once, so that reading goes on
     * while another program keeps the database locked.
     */
    private static final int THREADS = 32;

    private static final int BUSY_TIMEOUT_MILLIS = 10_000;
    private static final long POOL_TIMEOUT_MILLIS = 20_000;

    private final HikariDataSource writerPool;
    private final HikariDataSource readerPool;
    private final Jdbi writer;
    private final Jdbi reader;
    private final ExecutorService executor;

    private Database(Path file) {
        writerPool = pool(file, "ved-db-writer", 1, null);
        readerPool = pool(file, "ved-db-reader", READERS, "PRAGMA query_only = on");
        writer = jdbi(writerPool);
        reader = jdbi(readerPool);
        executor =
                Executors.newFixedThreadPool(
                        THREADS, Thread.ofPlatform().name("ved-db-", 1).daemon().factory());
    }

    /**
     * Opens the database of a data directory, makes it if it is not there yet, and brings its
     * tables, those of the actors' journal among them, to what this version of Ved needs.
     *
     * @throws StorageException when that cannot be done
     */
    public static Database open(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE).toAbsolutePath();
        try {
            Files.createDirectories(dataDirectory);
            migrate(file);
            return new Database(file);
        } catch (IOException e) {
            throw new StorageException("The data directory cannot be made: " + e, e);
        } catch (RuntimeException e) {
            throw StorageFaults.translate(e);
        }
    }

    /**
     * The JDBC address of a data directory's database with the settings that keep it safe, for the
     * journal of the actors.
     */
    public static String url(Path dataDirectory) {
        return "jdbc:sqlite:"
                + dataDirectory.resolve(FILE).toAbsolutePath()
                + "?journal_mode=WAL&synchronous=FULL&foreign_keys=on&transaction_mode=IMMEDIATE"
                + "&busy_timeout="
                + BUSY_TIMEOUT_MILLIS;
    }

    /** A small pool of platform threads on which calls of the stores may block. */
    public Executor executor() {
        return executor;
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(BUSY_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
        readerPool.close();
        writerPool.close();
    }

    /** Runs one query; several in one call may see different states. */
    <T> T read(Function<Handle, T> work) {
        return onPlatformThread(() -> reader.withHandle(work::apply));
    }

    /** Runs one transaction, which is on disk when this returns. */
    <T> T write(Function<Handle, T> work) {
        return onPlatformThread(() -> writer.inTransaction(work::apply));
    }

    private <T> T onPlatformThread(Supplier<T> work) {
        try {
            return Thread.currentThread().isVirtual()
                    ? CompletableFuture.supplyAsync(work, executor).join()
                    : work.get();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? StorageFaults.translate(cause)
                    : e;
        } catch (RuntimeException e) {
            throw StorageFaults.translate(e);
        }
    }

    private static void migrate(Path file) {
        try {
            Flyway.configure()
                    .dataSource(dataSource(file))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            RuntimeException known = StorageFaults.translate(e);
            throw known instanceof StorageException
                    ? known
                    : new StorageException(
                            "The tables of %s could not be brought up to date: %s"
                                    .formatted(file, e.getMessage()),
                            e);
        }
    }

    private static Jdbi jdbi(HikariDataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        // Jdbi's messages hold what is bound: texts of users, and hashes of passwords.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    private static HikariDataSource pool(
            Path file, String name, int size, @Nullable String initialStatement) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource(file));
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        config.setConnectionTimeout(POOL_TIMEOUT_MILLIS);
        if (initialStatement != null) {
            config.setConnectionInitSql(initialStatement);
        }
        return new HikariDataSource(config);
    }

    private static SQLiteDataSource dataSource(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
