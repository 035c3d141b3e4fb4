package ved.http;

import ved.engine.api.AccountService;
import ved.engine.identity.Role;
import ved.engine.identity.User;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The users {@code ed1}, {@code ed2} and {@code mo1}. */
final class InMemoryAccounts implements AccountService {
    static final String EDITOR = "ed1";
    static final String OTHER_EDITOR = "ed2";
    static final String VIEWER = "mo1";
    static final String EDITOR_PASSWORD = "1editor";
    static final String OTHER_EDITOR_PASSWORD = "3editor";
    static final String VIEWER_PASSWORD = "2viewer";
    static final Map<String, String> PASSWORDS =
            Map.of(
                    EDITOR, EDITOR_PASSWORD,
                    OTHER_EDITOR, OTHER_EDITOR_PASSWORD,
                    VIEWER, VIEWER_PASSWORD);

    private final Map<String, User> sessions = new ConcurrentHashMap<>();
    final AtomicInteger logins = new AtomicInteger();

    @Override
    public CompletionStage<Optional<Session>> login(String name, String password) {
        logins.incrementAndGet();
        if (!password.equals(PASSWORDS.get(name))) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        User user =
                new User(
                        name,
                        name.equals(VIEWER)
                                ? Set.of(Role.VIEWER)
                                : Set.of(Role.VIEWER, Role.EDITOR));
        String token = UUID.randomUUID().toString();
        sessions.put(token, user);
        return CompletableFuture.completedFuture(Optional.of(new Session(user, token)));
    }

    @Override
    public CompletionStage<Optional<User>> authenticate(String token) {
        return CompletableFuture.completedFuture(Optional.ofNullable(sessions.get(token)));
    }

    @Override
    public CompletionStage<Void> logout(String token) {
        sessions.remove(token);
        return CompletableFuture.completedFuture(null);
    }

    /** As when a user is disabled. */
    void endSessionsOf(String name) {
        sessions.values().removeIf(user -> user.name().equals(name));
    }
}
