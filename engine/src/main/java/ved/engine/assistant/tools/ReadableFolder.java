package ved.engine.assistant.tools;

import java.util.List;

/** The folder that an administrator opened to models. Blocks. Nothing outside of it is reached. */
public interface ReadableFolder {
    /**
     * @param path of a folder, with slashes, relative to this one; empty for this one itself
     */
    Listing list(String path);

    /**
     * @param path of a file, with slashes, relative to this folder
     */
    Reading read(String path);

    /** What is in a folder. */
    sealed interface Listing {
        /**
         * @param entries sorted by name; no hidden ones, no links, nothing but files and folders
         * @param more whether there are more
         */
        record Listed(List<Entry> entries, boolean more) implements Listing {
            public Listed {
                entries = List.copyOf(entries);
            }
        }

        /** A file, or a folder. */
        record Entry(String name, boolean folder, long bytes) {}
    }

    /** What a file holds. */
    sealed interface Reading {
        record Content(String text) implements Reading {}
    }

    /**
     * It is not to be had.
     *
     * @param why in Ved's words alone
     */
    record Unreadable(String why) implements Listing, Reading {}
}
