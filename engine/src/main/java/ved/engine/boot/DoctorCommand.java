package ved.engine.boot;

import com.typesafe.config.ConfigException;

import ved.engine.doctor.Finding;
import ved.engine.script.StorageException;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * The verb {@code doctor}: checks the stores against each other while no server runs, a line for
 * each finding, and mends the metadata from Git when it is asked to.
 */
public final class DoctorCommand {
    static final int CLEAN = 0;
    static final int FINDINGS = 1;
    static final int CANNOT_LOOK = 2;

    private static final String REPAIR = "--repair";

    private DoctorCommand() {}

    /** Exits with 0 when all is well, 1 when something is wrong, 2 when it cannot look. */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), List.of(arguments), System.out));
    }

    /** As {@link #main}, with everything handed in; returns the exit code. */
    public static int run(
            Map<String, String> environment, List<String> arguments, PrintStream out) {
        boolean repair = arguments.equals(List.of(REPAIR));
        if (!repair && !arguments.isEmpty()) {
            out.println("Usage: ./ved doctor [--repair]");
            return CANNOT_LOOK;
        }
        try (Surgery surgery = Surgery.open(Settings.load(environment))) {
            if (repair) {
                repair(surgery, out);
            }
            List<Finding> findings = surgery.findings();
            findings.forEach(out::println);
            out.println(
                    findings.isEmpty()
                            ? "Git and SQLite are sound and agree."
                            : "%d findings.".formatted(findings.size()));
            return findings.isEmpty() ? CLEAN : FINDINGS;
        } catch (IOException
                | StorageException
                | ConfigException
                | Settings.InvalidSettingException e) {
            out.println("The doctor cannot look. " + e.getMessage());
            return CANNOT_LOOK;
        }
    }

    private static void repair(Surgery surgery, PrintStream out) throws IOException {
        try {
            surgery.repair(done -> out.println("Repaired: " + done));
        } catch (StorageException e) {
            out.println("Not repaired: " + e.getMessage());
        }
    }
}
