package ved.engine.push;

import ved.engine.catalogue.ScriptStore;
import ved.engine.catalogue.SourceCheck;
import ved.engine.push.PushedCommit.Change;
import ved.engine.script.Answer;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.source.SourceAnalyzer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules for each pushed commit: it is by the owner of the branch, and changes nothing but files
 * of scripts, to what could be saved as well.
 */
public final class CommitRules {
    private static final String NOBODY = "";
    private static final Set<String> TRAILERS_OF_VED = Set.of("Script", "Version");

    private final ScriptStore store;
    private final SourceCheck sources;

    public CommitRules(ScriptStore store, SourceCheck sources) {
        this.store = store;
        this.sources = sources;
    }

    List<String> refusals(String branch, PushedCommit commit, IncomingObjects objects) {
        List<String> refusals = new ArrayList<>();
        wrongAuthor(branch, commit).ifPresent(refusals::add);
        wrongMessage(commit).ifPresent(refusals::add);
        for (Change change : commit.changes()) {
            wrongChange(change, objects)
                    .map(why -> "Commit %s: %s".formatted(commit.shortId(), why))
                    .ifPresent(refusals::add);
        }
        return refusals;
    }

    private static Optional<String> wrongAuthor(String branch, PushedCommit commit) {
        return commit.author().equals(branch)
                ? Optional.empty()
                : Optional.of(
                        "Commit %1$s is by \"%2$s\", and what comes to %3$s is by %3$s: run git config user.name %3$s, then git commit --amend --reset-author."
                                .formatted(commit.shortId(), commit.author(), branch));
    }

    private static Optional<String> wrongMessage(PushedCommit commit) {
        return commit.trailers().stream().anyMatch(TRAILERS_OF_VED::contains)
                ? Optional.of(
                        "Commit %s carries lines in its message that Ved alone writes, such as Script: and Version:. Take them out with git commit --amend."
                                .formatted(commit.shortId()))
                : Optional.empty();
    }

    private Optional<String> wrongChange(Change change, IncomingObjects objects) {
        return switch (change.kind()) {
            case FOLDER -> Optional.of("%s is a folder; %s".formatted(change.path(), onlyFiles()));
            case SYMBOLIC_LINK ->
                    Optional.of("%s is a symbolic link; %s".formatted(change.path(), onlyFiles()));
            case SUBMODULE ->
                    Optional.of("%s is a submodule; %s".formatted(change.path(), onlyFiles()));
            case EXECUTABLE_FILE ->
                    Optional.of(
                            "%1$s is executable, which Ved does not keep: run git update-index --chmod=-x %1$s, then git commit --amend."
                                    .formatted(change.path()));
            case NOTHING ->
                    Optional.of(
                            "%s is removed; delete scripts in Ved, where it can be undone."
                                    .formatted(change.path()));
            case FILE -> wrongScript(change.path()).or(() -> wrongContent(change, objects));
        };
    }

    private static String onlyFiles() {
        return "only files of scripts, <id>.py at the top, can be pushed.";
    }

    private Optional<String> wrongScript(String path) {
        return ScriptId.ofPath(path)
                .map(this::wrongScript)
                .orElseGet(() -> Optional.of("%s is no script; %s".formatted(path, onlyFiles())));
    }

    private Optional<String> wrongScript(ScriptId script) {
        Optional<ScriptSummary> known = store.find(NOBODY, script);
        if (known.isEmpty()) {
            return Optional.of("there is no script %s; make new scripts in Ved.".formatted(script));
        }
        return known.get().deletion().isPresent()
                ? Optional.of("script %s was deleted; put it back in Ved first.".formatted(script))
                : Optional.empty();
    }

    private Optional<String> wrongContent(Change change, IncomingObjects objects) {
        Optional<byte[]> bytes = objects.blob(change.blob(), SourceAnalyzer.MAX_BYTES);
        if (bytes.isEmpty()) {
            return Optional.of(
                    "%s is larger than %d KiB, the most a script may have."
                            .formatted(change.path(), SourceAnalyzer.MAX_BYTES >> 10));
        }
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.get()))
                            .toString();
        } catch (CharacterCodingException e) {
            return Optional.of(
                    "%s is not UTF-8; save it in that encoding.".formatted(change.path()));
        }
        return sources.check(text) instanceof Answer.Refused<?>(Refusal refusal)
                ? Optional.of(sentence(change.path(), refusal))
                : Optional.empty();
    }

    private static String sentence(String path, Refusal refusal) {
        return refusal instanceof Refusal.InvalidSyntax(String message, int line, int column)
                ? "%s does not parse, line %d, column %d: %s".formatted(path, line, column, message)
                : "%s cannot be stored: %s"
                        .formatted(
                                path,
                                refusal instanceof Refusal.InvalidContent(String why)
                                        ? why
                                        : "it is too large.");
    }
}
