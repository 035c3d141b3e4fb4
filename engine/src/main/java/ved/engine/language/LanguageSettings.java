package ved.engine.language;

import java.time.Duration;

/**
 * What language sessions may use.
 *
 * @param enabled whether there are any
 * @param sessions at the same time, of all users
 * @param perUser at the same time, of one user
 * @param memoryBytes of one language server
 * @param idle after so long without a word of its client a session ends
 * @param largestMessage of a client, in bytes
 */
public record LanguageSettings(
        boolean enabled,
        int sessions,
        int perUser,
        long memoryBytes,
        Duration idle,
        int largestMessage) {}
