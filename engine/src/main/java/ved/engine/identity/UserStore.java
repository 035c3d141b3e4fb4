package ved.engine.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Users and sessions. Every method blocks; each is one transaction. */
public interface UserStore {
    boolean isEmpty();

    /**
     * Adds all of them or none.
     *
     * @param passwordHashes what {@link PasswordHash} made of each new user's password
     */
    void addAll(Map<User, String> passwordHashes);

    Optional<Credentials> credentials(String name);

    /**
     * @param tokenHash SHA-256 in hex of the session's secret token
     */
    void openSession(String tokenHash, String user, Instant openedAt, Instant expiresAt);

    /** The user of a session that is open, not expired at {@code now}, and not of a disabled user. */
    Optional<User> session(String tokenHash, Instant now);

    void closeSession(String tokenHash);

    /** Forgets sessions that expired before {@code now}. */
    void purgeSessions(Instant now);

    record Credentials(User user, String passwordHash, boolean disabled) {}
}
