package ved.engine.catalogue;

import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.Refusal;
import ved.engine.script.SaveWarning;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What editors do on their own branches. Blocks; one caller at a time. */
final class OwnWork {
    private static final int LONGEST_MESSAGE = 1_000;

    private final ContentRepository repository;
    private final ScriptStore store;
    private final Summaries summaries;
    private final Committing committing;

    OwnWork(
            ContentRepository repository,
            ScriptStore store,
            Summaries summaries,
            Committing committing) {
        this.repository = repository;
        this.store = store;
        this.summaries = summaries;
        this.committing = committing;
    }

    /**
     * Where a change starts.
     *
     * @param base what it is made from
     */
    record Start(ScriptSummary seen, ScriptVersion base) {
        ScriptId script() {
            return base.script();
        }
    }

    /** A text to be saved, with what is known of it. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Content(byte[] bytes, Description description, String interpreter) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static Branch branchOf(String user) {
        Branch branch = new Branch(user);
        if (branch.equals(Branch.PROD)) {
            throw new IllegalArgumentException("No user can have prod as the own branch");
        }
        return branch;
    }

    Answer<ScriptVersion> version(ScriptId script, VersionId version) {
        return new VersionLookup(store).find(script, version);
    }

    /**
     * @param base what the user sees, or what the own branch has; what the user sees when empty
     */
    Answer<Start> start(String user, ScriptId script, Optional<VersionId> base) {
        return summaries
                .live(user, script)
                .flatMap(seen ->
                        version(script, base.orElse(seen.version().id()))
                                .flatMap(from ->
                                        isUpToDate(user, seen, from)
                                                ? Answer.done(new Start(seen, from))
                                                : Answer.refused(stale(seen.version()))));
    }

    Refusal stale(ScriptVersion newer) {
        return new Refusal.StaleVersion(newer, text(newer));
    }

    /** The content of a version as it is, for another one. */
    Content content(ScriptVersion version) {
        return new Content(
                VersionContent.bytes(repository, version),
                store.description(version.id()),
                version.interpreter());
    }

    VersionNumber nextNumber(ScriptId script) {
        return store.highestVersion(script).map(VersionNumber::next).orElse(VersionNumber.FIRST);
    }

    /**
     * Commits a version on the user's branch. Where it was made from what {@code prod} has, the
     * branch gets the head of {@code prod} as second parent.
     *
     * @param merged the version of {@code prod} that was brought into it
     */
    void commit(
            String user,
            Start start,
            Content content,
            VersionNumber number,
            Optional<ScriptVersion> merged,
            String message) {
        boolean ofProd =
                start.seen().prodVersion().filter(start.base()::equals).isPresent()
                        && !hasTip(user, start.base());
        committing.commit(
                Draft.ofVersion(
                        branchOf(user),
                        user,
                        message,
                        Saved.next(
                                start.script(),
                                number,
                                start.base().number(),
                                merged.map(ScriptVersion::number),
                                content.interpreter()),
                        content.bytes(),
                        content.description(),
                        merged.isPresent() || ofProd));
    }

    /** What came of a commit on the user's branch, whose text is what the user sees now. */
    SavedScript saved(String user, ScriptId script, Content content, List<SaveWarning> warnings) {
        return saved(user, script, content, content.text(), warnings);
    }

    /**
     * What came of a commit.
     *
     * @param seen the text that the user sees now, read before the commit: who is told of an error
     *     after it would do the same once more
     */
    SavedScript saved(
            String user,
            ScriptId script,
            Content content,
            String seen,
            List<SaveWarning> warnings) {
        return new SavedScript(
                summaries.find(user, script).orElseThrow(),
                seen,
                true,
                warnings,
                store.holders(content.description().fingerprint(), script));
    }

    SavedScript unchanged(ScriptSummary seen) {
        return new SavedScript(seen, text(seen.version()), false, List.of(), List.of());
    }

    String text(ScriptVersion version) {
        return VersionContent.text(repository, version);
    }

    /** One line without control characters, which Git and its readers would stumble over. */
    static String subject(Optional<String> message, String standard) {
        return message.map(m -> m.replaceAll("\\p{Cntrl}+", " ").strip())
                .map(m -> m.substring(0, Math.min(m.length(), LONGEST_MESSAGE)))
                .filter(m -> !m.isEmpty())
                .orElse(standard);
    }

    private boolean isUpToDate(String user, ScriptSummary seen, ScriptVersion base) {
        return seen.version().equals(base) || hasTip(user, base);
    }

    private boolean hasTip(String user, ScriptVersion version) {
        return store.onBranch(branchOf(user), version.script()).filter(version::equals).isPresent();
    }
}
