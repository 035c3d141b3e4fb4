package ved.engine.assistant.outbound;

import ved.engine.assistant.Interaction;
import ved.engine.assistant.Question;
import ved.engine.assistant.Question.Failure;
import ved.engine.assistant.Question.Lines;
import ved.engine.assistant.names.Passage.Kind;
import ved.engine.assistant.names.WholeWords;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Puts a question to a model. */
public final class Prompting {
    static final String EARLIER = "an earlier message of this conversation";

    private static final String SCRIPT = "the script";

    private static final int MOST_TURNS = 10;
    private static final int MOST_CHARACTERS = 40_000;
    private static final int LONGEST_TRACEBACK = 8_000;

    private Prompting() {}

    /** Everything that is to be sent, in order. */
    public static List<Draft> drafts(Question question, Circumstances circumstances) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of("system").fixed(Instructions.SYSTEM).build());
        for (Interaction turn : recent(circumstances.earlier())) {
            drafts.add(
                    Draft.of("user")
                            .fixed(Instructions.heading(turn.task()))
                            .open(Kind.PROSE, turn.prompt(), EARLIER)
                            .build());
            drafts.add(Draft.of("assistant").open(Kind.PROSE, turn.answer(), EARLIER).build());
        }
        drafts.add(question(question, circumstances));
        return drafts;
    }

    private static Draft question(Question question, Circumstances circumstances) {
        Draft.Builder draft = Draft.of("user").fixed(Instructions.heading(question.task()));
        if (!question.prompt().isBlank()) {
            draft.open(Kind.PROSE, question.prompt(), "your message").fixed("\n\n");
        }
        show(draft, question);
        question.failure().ifPresent(failure -> fail(draft, failure, circumstances));
        know(draft, question, circumstances);
        return draft.fixed("\n" + Instructions.form(question)).build();
    }

    private static void show(Draft.Builder draft, Question question) {
        String code = question.code();
        if (!code.isBlank() && question.showsSelectionOnly()) {
            draft.background(code, SCRIPT);
        } else if (!code.isBlank()) {
            draft.fixed("The script:\n").fenced(Kind.CODE, "python", code, SCRIPT);
        }
        question.selection()
                .ifPresent(lines ->
                        select(
                                draft,
                                code,
                                lines,
                                question.showsSelectionOnly()
                                        ? "These are lines %d to %d of a script:\n"
                                        : "The selected lines of it, %d to %d:\n"));
    }

    private static void select(Draft.Builder draft, String code, Lines lines, String heading) {
        String selected = SourceLines.of(code, lines);
        if (!selected.isBlank()) {
            draft.fixed(heading.formatted(lines.first(), lines.last()))
                    .fenced(Kind.FRAGMENT, "python", selected, "the selected lines");
        }
    }

    /** What was executed or saved may have names that what is shown has no more. */
    private static void know(Draft.Builder draft, Question question, Circumstances circumstances) {
        circumstances
                .ran()
                .filter(source -> !source.equals(question.code()))
                .ifPresent(source -> draft.background(source, "the version that ran"));
        circumstances
                .saved()
                .filter(source -> !source.equals(question.code()))
                .filter(source -> !circumstances.ran().equals(Optional.of(source)))
                .ifPresent(source -> draft.background(source, "the saved version"));
    }

    private static void fail(Draft.Builder draft, Failure failure, Circumstances circumstances) {
        String text = failure.text().isBlank() ? circumstances.output().orElse("") : failure.text();
        if (!text.isBlank()) {
            draft.fixed("What went wrong:\n")
                    .fenced(Kind.TRACEBACK, "text", end(text), "the error");
        }
        circumstances
                .data()
                .ifPresent(data ->
                        draft.fixed("The first lines of the data that it ran on:\n")
                                .fenced(Kind.DATA, "text", data, "the data"));
    }

    /** What went wrong stands at the end of a traceback. */
    private static String end(String text) {
        int start = text.length() - LONGEST_TRACEBACK;
        return start <= 0 ? text : WholeWords.behindTheCut(text.substring(start));
    }

    private static List<Interaction> recent(List<Interaction> earlier) {
        List<Interaction> recent = new ArrayList<>();
        int characters = 0;
        for (Interaction turn : earlier.reversed()) {
            characters += turn.prompt().length() + turn.answer().length();
            if (recent.size() == MOST_TURNS || characters > MOST_CHARACTERS) {
                break;
            }
            if (!turn.answer().isBlank()) {
                recent.add(turn);
            }
        }
        Collections.reverse(recent);
        return recent;
    }
}
