package ved.engine.language;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The folders of a language server, by the names that it has for them and by those that clients see:
 * where Ved lies on its machine is nobody's business.
 *
 * @param folders the most specific first; the first one is where the documents of the session are
 */
public record ServerFolders(List<Folder> folders) {
    /** Where clients see their documents. */
    public static final String WORKSPACE = "file:///workspace/";

    private static final String ELSEWHERE = "file:///elsewhere/";

    /**
     * A folder.
     *
     * @param shown to clients: a URI that ends with a slash
     * @param real for the server: a URI that ends with a slash
     */
    public record Folder(String shown, String real) {
        /**
         * @param path absolute, with slashes
         */
        public static Folder of(String shown, String path) {
            return new Folder(shown, uri(path) + "/");
        }
    }

    public ServerFolders {
        folders = List.copyOf(folders);
    }

    /** The URI of a path as language servers write it. */
    public static String uri(String path) {
        var uri = new StringBuilder("file://");
        for (byte next : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (next & 0xff);
            if (character < 0x80
                    && (Character.isLetterOrDigit(character) || "-._~/".indexOf(character) >= 0)) {
                uri.append(character);
            } else {
                uri.append("%%%02X".formatted((int) character));
            }
        }
        return uri.toString();
    }

    /** The folder of the documents as the server names it, without the slash at its end. */
    String workspace() {
        String real = folders.getFirst().real();
        return real.substring(0, real.length() - 1);
    }

    /** A URI of the server as clients see it. */
    String shown(String real) {
        for (Folder folder : folders) {
            if (real.startsWith(folder.real())) {
                return folder.shown() + real.substring(folder.real().length());
            }
        }
        return ELSEWHERE + real.substring(real.lastIndexOf('/') + 1);
    }

    /** A URI that clients see as the server names it; empty when no folder holds it. */
    Optional<String> real(String shown) {
        for (Folder folder : folders) {
            if (shown.startsWith(folder.shown())) {
                return Optional.of(folder.real() + shown.substring(folder.shown().length()));
            }
        }
        return Optional.empty();
    }
}
