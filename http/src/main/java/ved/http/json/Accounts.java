package ved.http.json;

import java.util.List;

/** Users as the API shows them. */
public final class Accounts {
    private Accounts() {}

    /**
     * @param roles in ascending order of what they allow
     */
    public record User(String username, List<String> roles) {
        public static User of(ved.engine.identity.User user) {
            return new User(user.name(), user.roles().stream().sorted().map(Json::word).toList());
        }
    }
}
