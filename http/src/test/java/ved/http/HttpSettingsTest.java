package ved.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.Set;

final class HttpSettingsTest {
    @Test
    void haveDefaults() {
        HttpSettings expected =
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        Set.of(),
                        false,
                        Duration.ofHours(12),
                        1024,
                        768,
                        1 << 20,
                        16 << 20,
                        Duration.ofSeconds(35),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(30));

        assertEquals(expected, TestServer.settings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port = -1",
                "port = 65536",
                "max-connections = 0",
                "max-streams = 1024",
                "max-json-size = 0",
                "head-timeout = 0 s",
                "heartbeat = -1 s"
            })
    void refuseWhatCannotWorkAndNameIt(String setting) {
        Config config =
                ConfigFactory.parseString(setting)
                        .withFallback(
                                ConfigFactory.parseResources("ved.conf")
                                        .resolve()
                                        .getConfig("ved.http"));

        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> HttpSettings.from(config, Duration.ofHours(12), 16 << 20));

        String name = setting.substring(0, setting.indexOf(' '));
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("ved.http." + name + " must be"));
    }
}
