package ved.engine.api;

import ved.engine.identity.User;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Logging in and out. */
public interface AccountService {
    /**
     * Checks name and password; takes the same time whether or not the user exists.
     *
     * <p>Fails with a {@link java.util.concurrent.RejectedExecutionException} when too many logins
     * wait already; trying again later helps.
     *
     * @return the user and the secret token of a new session, or empty
     */
    CompletionStage<Optional<Session>> login(String name, String password);

    /** The user of an open session. */
    CompletionStage<Optional<User>> authenticate(String token);

    CompletionStage<Void> logout(String token);

    /**
     * @param token secret, at least 128 random bits, printable without quoting in a cookie
     */
    record Session(User user, String token) {}
}
