package ved.engine.adapter.python;

import ved.engine.digest.Sha256;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Which packages scripts get: a requirements file of pip's, each version with the hashes of its
 * wheels.
 */
public record Requirements(String text) {
    private static final String FILE = "/ved/runner/requirements.txt";

    /** What finishes an installation. */
    private static final String PROGRAM = "/ved/python/packages.py";

    /** What compiled modules and wheels are good for. */
    private static final String PLATFORM = "cp314 linux x86_64";

    /**
     * Those that Ved comes with: {@code runner/requirements.txt}.
     *
     * @throws IOException when they are not on the class path
     */
    public static Requirements shipped() throws IOException {
        return new Requirements(resource(FILE));
    }

    /** Stands for what comes of an installation, so that another one gets another folder. */
    public String key() throws IOException {
        var digest = new Sha256();
        for (String part : List.of(PLATFORM, text, resource(PROGRAM))) {
            digest.add(part).add(new byte[1]);
        }
        return digest.key();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Requirements.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
