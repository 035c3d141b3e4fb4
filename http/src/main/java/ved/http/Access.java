package ved.http;

import ved.engine.identity.Role;
import ved.engine.identity.User;

/** Who may use an endpoint. */
enum Access {
    /** Also somebody who is not logged in. */
    ANYONE,
    /** Every user. */
    VIEWER,
    EDITOR;

    boolean allows(User user) {
        return switch (this) {
            case ANYONE -> true;
            case VIEWER -> !user.roles().isEmpty();
            case EDITOR -> user.roles().contains(Role.EDITOR);
        };
    }
}
