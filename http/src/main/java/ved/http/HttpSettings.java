package ved.http;

import com.typesafe.config.Config;

import java.time.Duration;
import java.util.Set;

/**
 * Settings under {@code ved.http}. Defaults and their meaning are in {@code ved.conf}.
 *
 * @param host interface to listen on
 * @param port 0 for any free one
 * @param allowedHosts names that a request's Host may have, without port; empty for the loopback
 *     names when {@code host} is a loopback address, and for any name otherwise
 * @param secureCookies whether browsers reach Ved over https, through a proxy
 * @param sessionLifetime how long a browser keeps the session cookie
 * @param maxConnections connections at the same time
 * @param maxStreams event streams at the same time
 * @param maxJsonBytes size of a JSON body
 * @param maxDatasetBytes size of a dataset
 * @param headTimeout from the opening of a connection, or from the answer before, until the whole
 *     head of a request has come
 * @param bodyTimeout from the head of a request until its whole body has come
 * @param answerTimeout for anything but waiting for the end of an execution
 * @param readerTimeout how long a client may leave what it is sent unread
 * @param heartbeat how often an event stream without events shows that it is alive
 * @param sessionCheck how often the session behind an open event stream is looked up again
 */
public record HttpSettings(
        String host,
        int port,
        Set<String> allowedHosts,
        boolean secureCookies,
        Duration sessionLifetime,
        int maxConnections,
        int maxStreams,
        int maxJsonBytes,
        int maxDatasetBytes,
        Duration headTimeout,
        Duration bodyTimeout,
        Duration answerTimeout,
        Duration readerTimeout,
        Duration heartbeat,
        Duration sessionCheck) {
    public HttpSettings {
        allowedHosts = Set.copyOf(allowedHosts);
        require(port >= 0 && port <= 65_535, "port", "between 0 and 65535");
        require(maxConnections >= 1, "max-connections", "at least 1");
        require(
                maxStreams >= 1 && maxStreams < maxConnections,
                "max-streams",
                "at least 1 and below max-connections");
        require(maxJsonBytes >= 1, "max-json-size", "at least 1 byte");
        require(headTimeout.isPositive(), "head-timeout", "above zero");
        require(bodyTimeout.isPositive(), "body-timeout", "above zero");
        require(answerTimeout.isPositive(), "answer-timeout", "above zero");
        require(readerTimeout.isPositive(), "reader-timeout", "above zero");
        require(heartbeat.isPositive(), "heartbeat", "above zero");
        require(sessionCheck.isPositive(), "session-check", "above zero");
    }

    private static void require(boolean holds, String setting, String range) {
        if (!holds) {
            throw new IllegalArgumentException("ved.http." + setting + " must be " + range + ".");
        }
    }

    /**
     * @param config the section {@code ved.http}
     * @param sessionLifetime of the engine's sessions
     * @param maxDatasetBytes what the engine stores at the most
     * @throws com.typesafe.config.ConfigException when a setting is missing or of the wrong type
     * @throws IllegalArgumentException when a setting is out of its range
     */
    public static HttpSettings from(Config config, Duration sessionLifetime, int maxDatasetBytes) {
        return new HttpSettings(
                config.getString("host"),
                config.getInt("port"),
                Set.copyOf(config.getStringList("allowed-hosts")),
                config.getBoolean("secure-cookies"),
                sessionLifetime,
                config.getInt("max-connections"),
                config.getInt("max-streams"),
                Math.toIntExact(config.getBytes("max-json-size")),
                maxDatasetBytes,
                config.getDuration("head-timeout"),
                config.getDuration("body-timeout"),
                config.getDuration("answer-timeout"),
                config.getDuration("reader-timeout"),
                config.getDuration("heartbeat"),
                config.getDuration("session-check"));
    }
}
