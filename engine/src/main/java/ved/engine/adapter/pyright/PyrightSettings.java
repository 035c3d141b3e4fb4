package ved.engine.adapter.pyright;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Optional;

/**
 * What Pyright is told of an interpreter, as the file {@code pyrightconfig.json} of its workspace. The
 * same as in the browser.
 *
 * @param version of Python, e.g. {@code 3.14}
 * @param environments folder in which {@value #ENVIRONMENT} holds the installed packages, as a virtual
 *     environment does; without one, Pyright asks the {@code python3} that it finds
 */
public record PyrightSettings(String version, Optional<String> environments) {
    public static final String FILE = "pyrightconfig.json";
    public static final String ENVIRONMENT = "installed";

    public String json() {
        ObjectNode settings = new ObjectMapper().createObjectNode();
        settings.put("pythonVersion", version)
                .put("pythonPlatform", "Linux")
                .put("typeCheckingMode", "standard");
        environments.ifPresent(folder -> settings.put("venvPath", folder).put("venv", ENVIRONMENT));
        return settings.toPrettyString();
    }
}
