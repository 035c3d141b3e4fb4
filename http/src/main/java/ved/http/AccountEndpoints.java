package ved.http;

import org.apache.pekko.http.javadsl.model.HttpResponse;

import ved.engine.api.AccountService;
import ved.engine.api.PresenceService;
import ved.engine.identity.User;
import ved.http.json.Accounts;
import ved.http.json.Requests;
import ved.http.problem.Problem;
import ved.http.problem.ProblemCode;
import ved.http.session.LoginThrottle;
import ved.http.session.OpenStreams;
import ved.http.session.SessionCookie;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Logging in and out. */
final class AccountEndpoints {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 256;

    private final AccountService accounts;
    private final SessionCookie cookie;
    private final LoginThrottle throttle;
    private final OpenStreams streams;
    private final PresenceService presence;

    AccountEndpoints(
            AccountService accounts,
            SessionCookie cookie,
            LoginThrottle throttle,
            OpenStreams streams,
            PresenceService presence) {
        this.accounts = accounts;
        this.cookie = cookie;
        this.throttle = throttle;
        this.streams = streams;
        this.presence = presence;
    }

    CompletionStage<HttpResponse> login(Call call) {
        Requests.Credentials body = call.json(Requests.Credentials.class);
        Fields fields = new Fields();
        String name = fields.required("username", body.username(), LONGEST_NAME);
        String password = fields.required("password", body.password(), LONGEST_PASSWORD);
        fields.check();
        String address = call.clientAddress();
        throttle.attempt(address, name)
                .ifPresent(wait -> {
                    throw tooManyAttempts(wait).asException();
                });
        return accounts.login(name, password)
                .thenApply(session -> {
                    AccountService.Session opened =
                            session.orElseThrow(() -> wrongCredentials().asException());
                    throttle.succeeded(address, name);
                    return Answers.ok(Accounts.User.of(opened.user()))
                            .addHeader(cookie.issue(opened.token()));
                });
    }

    CompletionStage<HttpResponse> logout(Call call) {
        HttpResponse done = Answers.noContent().addHeader(cookie.expire());
        return cookie.token(call.request())
                .<CompletionStage<HttpResponse>>map(token ->
                        accounts.authenticate(token)
                                .thenCompose(user ->
                                        accounts.logout(token)
                                                .thenApply(_ -> {
                                                    user.ifPresent(this::leave);
                                                    streams.close(token);
                                                    return done;
                                                })))
                .orElseGet(() -> CompletableFuture.completedFuture(done));
    }

    /** Before the streams end, so that nobody waits for their windows to come back. */
    private void leave(User user) {
        presence.leave(user.name());
    }

    CompletionStage<HttpResponse> me(Call call) {
        return CompletableFuture.completedFuture(
                Answers.ok(Accounts.User.of(call.signedIn().user())));
    }

    private static Problem wrongCredentials() {
        return Problem.of(
                ProblemCode.WRONG_CREDENTIALS,
                "There is no user with this name and password. Check both and try again.");
    }

    private static Problem tooManyAttempts(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Problem.of(
                        ProblemCode.TOO_MANY_ATTEMPTS,
                        "Too many attempts to log in from here. The account is not locked; try"
                                + " again in "
                                + seconds
                                + " seconds.")
                .withHeader("Retry-After", Long.toString(seconds));
    }
}
