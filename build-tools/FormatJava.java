import com.google.googlejavaformat.java.Main;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs google-java-format over all Java files below the given folders. First argument: {@code
 * check} (name the files that are not formatted and fail) or {@code write}.
 */
final class FormatJava {
    public static void main(String[] args) throws Exception {
        boolean check = args[0].equals("check");
        List<String> arguments = new ArrayList<>(List.of("--aosp", "--skip-javadoc-formatting"));
        arguments.addAll(
                check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
        for (String folder : List.of(args).subList(1, args.length)) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.map(Path::toString).filter(p -> p.endsWith(".java")).forEach(arguments::add);
            }
        }
        int status =
                new Main(
                                new PrintWriter(System.out, true),
                                new PrintWriter(System.err, true),
                                System.in)
                        .format(arguments.toArray(String[]::new));
        if (status != 0 && check) {
            System.err.println("The files above are not formatted: run ./ved format");
        }
        System.exit(status);
    }

    private FormatJava() {}
}
