package ved.engine.boot;

import com.typesafe.config.ConfigException;

import ved.engine.adapter.python.CPythonDistribution;
import ved.engine.adapter.python.PackageFolder;
import ved.engine.adapter.python.PackageInstaller;
import ved.engine.adapter.python.Requirements;
import ved.engine.sandbox.SandboxException;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** The verb {@code packages}: installs what scripts can import besides the standard library. */
public final class PackagesCommand {
    static final int INSTALLED = 0;
    static final int NOT_INSTALLED = 1;

    private PackagesCommand() {}

    /** Exits with 0 when the packages are there, 1 when they cannot be had. */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), System.err));
    }

    /** As {@link #main}, with everything handed in; returns the exit code. */
    public static int run(Map<String, String> environment, PrintStream out) {
        try {
            Settings settings = Settings.load(environment);
            var requirements = Requirements.shipped();
            Path directory = settings.packagesDirectory();
            if (!CPythonDistribution.runsHere()) {
                out.println("ved: packages are installed while the image for scripts is built");
                return INSTALLED;
            }
            if (PackageFolder.find(directory, requirements).isEmpty()) {
                out.println("ved: installing the packages that scripts can import");
                Path runtime = settings.dataDirectory().resolve("runtime");
                var python = CPythonDistribution.unpack(runtime);
                new PackageInstaller(python, requirements, environment).install(directory);
            }
            return INSTALLED;
        } catch (SandboxException | IOException e) {
            out.println("ved: " + e.getMessage());
            out.println(
                    "ved: Ved starts with the standard library alone. See that pip reaches a"
                            + " package index (PIP_INDEX_URL or pip's configuration say which); the"
                            + " next start tries again, and so does ./ved packages.");
            return NOT_INSTALLED;
        } catch (ConfigException | Settings.InvalidSettingException e) {
            out.println("ved: " + e.getMessage());
            return NOT_INSTALLED;
        }
    }
}
