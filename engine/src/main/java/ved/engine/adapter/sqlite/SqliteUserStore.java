package ved.engine.adapter.sqlite;

import org.jdbi.v3.core.Handle;

import ved.engine.identity.Role;
import ved.engine.identity.User;
import ved.engine.identity.UserStore;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of users and sessions. */
public final class SqliteUserStore implements UserStore {
    private final Database database;

    public SqliteUserStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean isEmpty() {
        return database.read(handle ->
                handle.createQuery("SELECT NOT EXISTS (SELECT 1 FROM users)")
                        .mapTo(boolean.class)
                        .one());
    }

    @Override
    public void addAll(Map<User, String> passwordHashes) {
        database.write(handle -> {
            passwordHashes.forEach((user, hash) -> add(handle, user, hash));
            return passwordHashes;
        });
    }

    @Override
    public Optional<Credentials> credentials(String name) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT name, password_hash, disabled_at FROM users"
                                        + " WHERE name = :name")
                        .bind("name", name)
                        .map((row, context) ->
                                new Credentials(
                                        user(handle, row.getString("name")),
                                        row.getString("password_hash"),
                                        Columns.optionalLong(row, "disabled_at").isPresent()))
                        .findOne());
    }

    @Override
    public void openSession(String tokenHash, String user, Instant openedAt, Instant expiresAt) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                INSERT INTO sessions (token_hash, user_name, opened_at, expires_at)
                                VALUES (:hash, :user, :openedAt, :expiresAt)
                                """)
                        .bind("hash", tokenHash)
                        .bind("user", user)
                        .bind("openedAt", Columns.micros(openedAt))
                        .bind("expiresAt", Columns.micros(expiresAt))
                        .execute());
    }

    @Override
    public Optional<User> session(String tokenHash, Instant now) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT u.name FROM sessions s JOIN users u ON u.name = s.user_name
                                WHERE s.token_hash = :hash AND s.expires_at > :now
                                  AND u.disabled_at IS NULL
                                """)
                        .bind("hash", tokenHash)
                        .bind("now", Columns.micros(now))
                        .mapTo(String.class)
                        .findOne()
                        .map(name -> user(handle, name)));
    }

    @Override
    public void closeSession(String tokenHash) {
        database.write(handle ->
                handle.createUpdate("DELETE FROM sessions WHERE token_hash = :hash")
                        .bind("hash", tokenHash)
                        .execute());
    }

    @Override
    public void purgeSessions(Instant now) {
        database.write(handle ->
                handle.createUpdate("DELETE FROM sessions WHERE expires_at <= :now")
                        .bind("now", Columns.micros(now))
                        .execute());
    }

    private static void add(Handle handle, User user, String passwordHash) {
        handle.createUpdate("INSERT INTO users (name, password_hash) VALUES (:name, :hash)")
                .bind("name", user.name())
                .bind("hash", passwordHash)
                .execute();
        for (Role role : user.roles()) {
            handle.createUpdate("INSERT INTO user_roles (user_name, role) VALUES (:name, :role)")
                    .bind("name", user.name())
                    .bind("role", Columns.text(role))
                    .execute();
        }
    }

    private static User user(Handle handle, String name) {
        return new User(
                name,
                Set.copyOf(
                        handle.createQuery("SELECT role FROM user_roles WHERE user_name = :name")
                                .bind("name", name)
                                .map((row, context) ->
                                        Columns.constant(Role.class, row.getString("role")))
                                .list()));
    }
}
