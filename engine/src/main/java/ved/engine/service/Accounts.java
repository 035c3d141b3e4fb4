package ved.engine.service;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.api.AccountService;
import ved.engine.identity.PasswordHash;
import ved.engine.identity.Role;
import ved.engine.identity.SessionToken;
import ved.engine.identity.User;
import ved.engine.identity.UserStore;
import ved.engine.identity.UserStore.Credentials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Logs users in and out. Passwords are hashed on two threads of its own, so that a flood of logins
 * leaves the processors to others; when many wait already, {@link #login} fails with a {@link
 * java.util.concurrent.RejectedExecutionException}.
 */
public final class Accounts implements AccountService, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final int HASHING_AT_ONCE = 2;
    private static final int WAITING_LOGINS = 100;
    private static final int LONGEST_PASSWORD = 1_024;

    private final UserStore store;
    private final PasswordHash passwords;
    private final Duration sessionLifetime;
    private final Executor blocking;
    private final Clock clock;
    private final ThreadPoolExecutor hashing;
    private final String nobodysHash;

    /**
     * @param blocking where calls of the store may block
     */
    public Accounts(
            UserStore store,
            PasswordHash passwords,
            Duration sessionLifetime,
            Executor blocking,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.sessionLifetime = sessionLifetime;
        this.blocking = blocking;
        this.clock = clock;
        this.hashing =
                new ThreadPoolExecutor(
                        HASHING_AT_ONCE,
                        HASHING_AT_ONCE,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(WAITING_LOGINS),
                        Thread.ofPlatform().name("ved-login-", 1).daemon().factory());
        this.hashing.allowCoreThreadTimeOut(true);
        this.nobodysHash = passwords.hashOfNobody();
    }

    /** Adds the three demonstration users where there are no users yet. Blocks. */
    public void seed() {
        if (store.isEmpty()) {
            store.addAll(
                    Map.of(
                            new User("ed1", Set.of(Role.VIEWER, Role.EDITOR)),
                            passwords.hash("1editor"),
                            new User("ed2", Set.of(Role.VIEWER, Role.EDITOR)),
                            passwords.hash("3editor"),
                            new User("mo1", Set.of(Role.VIEWER)),
                            passwords.hash("2viewer")));
            LOG.info("Added the demonstration users ed1, ed2 and mo1");
        }
    }

    @Override
    public CompletionStage<Optional<Session>> login(String name, String password) {
        return CompletableFuture.supplyAsync(() -> store.credentials(name), blocking)
                .thenApplyAsync(credentials -> verified(credentials, password), hashing)
                .thenApplyAsync(user -> user.map(this::open), blocking);
    }

    @Override
    public CompletionStage<Optional<User>> authenticate(String token) {
        return CompletableFuture.supplyAsync(
                () -> store.session(SessionToken.hash(token), clock.instant()), blocking);
    }

    @Override
    public CompletionStage<Void> logout(String token) {
        return CompletableFuture.runAsync(
                () -> store.closeSession(SessionToken.hash(token)), blocking);
    }

    /** Whether somebody of this name may change scripts. Blocks. */
    public boolean isEditor(String name) {
        return store.credentials(name)
                .filter(known -> !known.disabled() && known.user().roles().contains(Role.EDITOR))
                .isPresent();
    }

    @Override
    public void close() {
        hashing.shutdownNow();
    }

    /** Hashes once in any case, so that the time does not tell whether the user exists. */
    private Optional<User> verified(Optional<Credentials> credentials, String password) {
        String hash = credentials.map(Credentials::passwordHash).orElse(nobodysHash);
        boolean tooLong = password.length() > LONGEST_PASSWORD;
        boolean matches = PasswordHash.matches(tooLong ? "" : password, hash) && !tooLong;
        return credentials.filter(known -> matches && !known.disabled()).map(Credentials::user);
    }

    private Session open(User user) {
        Instant now = clock.instant();
        String token = SessionToken.random();
        store.purgeSessions(now);
        store.openSession(SessionToken.hash(token), user.name(), now, now.plus(sessionLifetime));
        return new Session(user, token);
    }
}
