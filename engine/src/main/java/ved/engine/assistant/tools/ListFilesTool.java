package ved.engine.assistant.tools;

import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;
import ved.engine.assistant.tools.ReadableFolder.Listing;
import ved.engine.assistant.tools.ReadableFolder.Listing.Entry;
import ved.engine.assistant.tools.ReadableFolder.Unreadable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Lists what is in the folder that an administrator opened. */
final class ListFilesTool implements Tool {
    private final ReadableFolder folder;

    ListFilesTool(ReadableFolder folder) {
        this.folder = folder;
    }

    @Override
    public ToolDescription description() {
        return new ToolDescription(
                "list_files",
                "Lists the files that can be read with read_file, and folders with a slash behind"
                        + " them.",
                """
                {"type":"object","properties":{"path":{"type":"string","description":"A folder in \
                it, such as rules/2026. Without: all of it."}}}\
                """);
    }

    @Override
    public CompletionStage<List<Found>> use(String user, About about, Arguments arguments)
            throws WrongArguments {
        return CompletableFuture.completedStage(
                switch (folder.list(arguments.optionalText("path").orElse(""))) {
                    case Listing.Listed(List<Entry> entries, boolean more) -> told(entries, more);
                    case Unreadable(String why) -> Found.said(why);
                });
    }

    private static List<Found> told(List<Entry> entries, boolean more) {
        if (entries.isEmpty()) {
            return Found.said("The folder holds no files.");
        }
        List<Found> found = new ArrayList<>();
        found.add(
                new Found.Text(
                        Kind.DATA,
                        entries.stream()
                                .map(ListFilesTool::line)
                                .collect(Collectors.joining("\n"))));
        if (more) {
            found.add(new Found.Said("\n(There are more.)"));
        }
        return found;
    }

    private static String line(Entry entry) {
        return entry.folder()
                ? entry.name() + "/"
                : "%s (%d bytes)".formatted(entry.name(), entry.bytes());
    }
}
