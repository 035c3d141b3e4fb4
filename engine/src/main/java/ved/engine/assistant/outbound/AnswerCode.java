package ved.engine.assistant.outbound;

import ved.engine.assistant.Question;
import ved.engine.assistant.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the code out of an answer in Markdown: what stands in its one closed block of Python, or, if
 * there is none, in its one closed block of no language.
 */
public final class AnswerCode {
    private static final Set<String> PYTHON = Set.of("python", "py", "python3", "python-3.14");

    private record Block(String language, String text) {}

    private AnswerCode() {}

    /** Empty where the task brings no code, or where it is not plain which code is meant. */
    public static Optional<String> in(String answer, Question question) {
        if (question.task() == Task.EXPLAIN
                || (question.task() == Task.ASK && question.showsSelectionOnly())) {
            return Optional.empty();
        }
        List<Block> blocks = blocks(answer);
        List<Block> python =
                blocks.stream().filter(block -> PYTHON.contains(block.language())).toList();
        List<Block> candidates =
                python.isEmpty() && question.task().changesCode()
                        ? blocks.stream().filter(block -> block.language().isEmpty()).toList()
                        : python;
        return candidates.size() == 1
                ? Optional.of(withLineEnds(candidates.getFirst().text(), question.code()))
                : Optional.empty();
    }

    /** Models write LF; a script with CR LF would change in every line. */
    private static String withLineEnds(String text, String original) {
        return SourceLines.endWithCrLf(original) ? text.replace("\n", "\r\n") : text;
    }

    private static List<Block> blocks(String answer) {
        List<Block> blocks = new ArrayList<>();
        String fence = "";
        String language = "";
        var text = new StringBuilder();
        for (String line : answer.replace("\r\n", "\n").split("\n", -1)) {
            String run = fence(line);
            if (fence.isEmpty()) {
                fence = run;
                language = run.isEmpty() ? "" : language(line, run);
                text.setLength(0);
            } else if (closes(line, run, fence)) {
                blocks.add(new Block(language, text.toString()));
                fence = "";
            } else {
                text.append(line).append('\n');
            }
        }
        return blocks;
    }

    /** The three or more signs that a line with a fence begins with; empty for another line. */
    private static String fence(String line) {
        int start = 0;
        while (start < 3 && start < line.length() && line.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < line.length()
                && (line.charAt(end) == '`' || line.charAt(end) == '~')
                && line.charAt(end) == line.charAt(start)) {
            end++;
        }
        String run = line.substring(start, end);
        boolean inline = run.startsWith("`") && line.indexOf('`', end) >= 0;
        return run.length() >= 3 && !inline ? run : "";
    }

    private static boolean closes(String line, String run, String fence) {
        return run.startsWith(fence) && line.strip().equals(run);
    }

    private static String language(String line, String run) {
        String info = line.strip().substring(run.length()).strip();
        return info.split("[\\s{,]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
