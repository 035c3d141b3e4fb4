import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Times what is called again and again, and prints a line of it. */
final class BenchReport {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 60;
    private static final String LINE = "%-62s %9s %9s%n";

    private BenchReport() {}

    static void title(String title) {
        System.out.printf(LINE, title, "median", "p95");
    }

    static void measure(String what, Callable<String> work) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            work.call();
        }
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.call();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(LINE, what, text(times[ROUNDS / 2]), text(times[ROUNDS * 95 / 100]));
    }

    /** What a program prints, which must end well. */
    static String program(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(List.of(command) + " failed");
        }
        return output;
    }

    static String program(List<String> start, String... rest)
            throws IOException, InterruptedException {
        return program(Stream.concat(start.stream(), Arrays.stream(rest)).toArray(String[]::new));
    }

    private static String text(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f", milliseconds);
    }
}
