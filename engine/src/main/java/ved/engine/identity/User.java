package ved.engine.identity;

import java.util.Set;

/**
 * @param name also the name of an editor's branch, see {@link ved.engine.script.Branch}
 */
public record User(String name, Set<Role> roles) {
    public User {
        roles = Set.copyOf(roles);
    }
}
