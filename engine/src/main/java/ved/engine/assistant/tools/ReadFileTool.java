package ved.engine.assistant.tools;

import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.provider.ModelRequest.ToolDescription;
import ved.engine.assistant.tools.ReadableFolder.Reading;
import ved.engine.assistant.tools.ReadableFolder.Unreadable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Reads a file of the folder that an administrator opened. */
final class ReadFileTool implements Tool {
    private static final int MOST_LINES = 400;

    private final ReadableFolder folder;

    ReadFileTool(ReadableFolder folder) {
        this.folder = folder;
    }

    @Override
    public ToolDescription description() {
        return new ToolDescription(
                "read_file",
                "Reads up to %d lines of one of the files that list_files shows."
                        .formatted(MOST_LINES),
                """
                {"type":"object","properties":{"path":{"type":"string","description":"Such as \
                rules/2026/columns.csv."},"first_line":{"type":"integer","minimum":1,"description":\
                "Where to begin; 1 without it."}},"required":["path"]}\
                """);
    }

    @Override
    public CompletionStage<List<Found>> use(String user, About about, Arguments arguments)
            throws WrongArguments {
        String path = arguments.text("path");
        int first = arguments.optionalNumber("first_line").orElse(1);
        return CompletableFuture.completedStage(
                switch (folder.read(path)) {
                    case Reading.Content(String text) -> lines(text, first);
                    case Unreadable(String why) -> Found.said(why);
                });
    }

    private static List<Found> lines(String text, int first) {
        long lines = text.lines().count();
        if (lines == 0) {
            return Found.said("The file is empty.");
        }
        if (first > lines) {
            return Found.said("The file has only %d lines.".formatted(lines));
        }
        long last = Math.min(lines, first - 1L + MOST_LINES);
        String shown =
                text.lines()
                        .skip(first - 1L)
                        .limit(MOST_LINES)
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
        return List.of(
                new Found.Said("Lines %d to %d of %d:\n".formatted(first, last, lines)),
                new Found.Text(Kind.DATA, shown));
    }
}
