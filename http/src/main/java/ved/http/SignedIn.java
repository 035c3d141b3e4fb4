package ved.http;

import ved.engine.identity.User;

/**
 * The user of a request.
 *
 * @param token of the session
 */
record SignedIn(User user, String token) {}
