package ved.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ved.engine.adapter.sqlite.Database;
import ved.engine.adapter.sqlite.SqliteUserStore;
import ved.engine.api.AccountService.Session;
import ved.engine.identity.PasswordHash;
import ved.engine.identity.Role;
import ved.engine.identity.User;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

final class AccountsTest {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final User ED1 = new User("ed1", Set.of(Role.VIEWER, Role.EDITOR));

    @TempDir Path directory;
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-20T16:37:25Z"));
    private Database database;
    private SqliteUserStore store;
    private Accounts accounts;

    @BeforeEach
    void open() {
        database = Database.open(directory);
        store = new SqliteUserStore(database);
        accounts = accounts(new PasswordHash(10), database.executor());
        accounts.seed();
    }

    @AfterEach
    void close() {
        accounts.close();
        database.close();
    }

    @Test
    void knowsTheDemonstrationUsersFromTheFirstStart() {
        accounts.seed();

        assertEquals(ED1, login("ed1", "1editor").orElseThrow().user());
        assertEquals(
                new User("mo1", Set.of(Role.VIEWER)), login("mo1", "2viewer").orElseThrow().user());
        assertEquals(
                new User("ed2", Set.of(Role.VIEWER, Role.EDITOR)),
                login("ed2", "3editor").orElseThrow().user());
    }

    @Test
    void refusesWrongNamesAndPasswordsAlike() {
        for (String password : List.of("", "2viewer", "1Editor", "x".repeat(100_000))) {
            assertEquals(Optional.empty(), login("ed1", password));
        }
        for (String name : List.of("", "ED1", "nobody", "ed1' OR 1=1 --", "ed1\0", "\uD83D")) {
            assertEquals(Optional.empty(), login(name, "1editor"));
        }
    }

    @Test
    void refusesADisabledUserEvenInAnOpenSession() throws Exception {
        Session session = login("ed1", "1editor").orElseThrow();
        try (var connection = java.sql.DriverManager.getConnection(Database.url(directory));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE users SET disabled_at = 1 WHERE name = 'ed1'");
        }

        assertEquals(Optional.empty(), login("ed1", "1editor"));
        assertEquals(Optional.empty(), join(accounts.authenticate(session.token())));
    }

    @Test
    void keepsASessionForItsTime() {
        String token = login("ed1", "1editor").orElseThrow().token();

        assertEquals(Optional.of(ED1), join(accounts.authenticate(token)));
        now.set(now.get().plus(LIFETIME).minusMillis(1));
        assertEquals(Optional.of(ED1), join(accounts.authenticate(token)));
        now.set(now.get().plusMillis(1));
        assertEquals(Optional.empty(), join(accounts.authenticate(token)));
    }

    @Test
    void endsOnlyTheSessionThatIsLoggedOut() {
        String one = login("ed1", "1editor").orElseThrow().token();
        String other = login("ed1", "1editor").orElseThrow().token();

        join(accounts.logout(one));

        assertEquals(Optional.empty(), join(accounts.authenticate(one)));
        assertEquals(Optional.of(ED1), join(accounts.authenticate(other)));
        assertEquals(Optional.empty(), join(accounts.authenticate("forged")));
    }

    @Test
    void storesNeitherTokensNorPasswords() throws Exception {
        String token = login("mo1", "2viewer").orElseThrow().token();

        assertTrue(token.matches("[A-Za-z0-9_-]{43}"));
        for (String file : List.of("ved.db", "ved.db-wal")) {
            String stored = Files.readString(directory.resolve(file), StandardCharsets.ISO_8859_1);
            // The name and the role of ed2 lie side by side.
            assertFalse(stored.replace("ed2viewer", "").contains("2viewer"));
            assertFalse(stored.contains(token));
        }
    }

    @Test
    void addsUsersAllOrNone() {
        Map<User, String> users =
                Map.of(new User("new", Set.of(Role.VIEWER)), "hash", ED1, "taken");

        assertThrows(RuntimeException.class, () -> store.addAll(users));

        assertEquals(Optional.empty(), store.credentials("new"));
    }

    @Test
    void turnsAwayAFloodOfLoginsAndServesThoseWhoWait() {
        PasswordHash slow = new PasswordHash(200_000);
        try (Accounts busy = accounts(slow, Runnable::run)) {
            List<CompletionStage<Optional<Session>>> logins =
                    IntStream.range(0, 300).mapToObj(i -> busy.login("nobody", "x")).toList();

            CompletionException turnedAway =
                    assertThrows(CompletionException.class, () -> join(logins.getLast()));

            assertInstanceOf(RejectedExecutionException.class, turnedAway.getCause());
            assertEquals(Optional.empty(), join(logins.getFirst()));
        }
    }

    private Accounts accounts(PasswordHash passwords, Executor blocking) {
        return new Accounts(store, passwords, LIFETIME, blocking, clock());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    private Optional<Session> login(String name, String password) {
        return join(accounts.login(name, password));
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
