package ved.engine.catalogue;

import ved.engine.catalogue.CommitFact.Merged;
import ved.engine.catalogue.CommitFact.Saved;
import ved.engine.catalogue.MergePlan.Joining;
import ved.engine.catalogue.OwnWork.Content;
import ved.engine.script.Answer;
import ved.engine.script.Branch;
import ved.engine.script.MergeBlocker;
import ved.engine.script.MergedScript;
import ved.engine.script.Refusal;
import ved.engine.script.SavedScript;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;
import ved.engine.script.VersionId;
import ved.engine.script.VersionNumber;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings work to {@code prod}: joins it with what {@code prod} got meanwhile on the editor's branch
 * first, so that {@code prod} stays one line of commits. Blocks; one caller at a time.
 */
final class Merging {
    private final ScriptStore store;
    private final Summaries summaries;
    private final OwnWork work;
    private final Committing committing;
    private final MergePlanner planner;

    Merging(
            ContentRepository repository,
            ScriptStore store,
            Summaries summaries,
            OwnWork work,
            Committing committing,
            SourceCheck sources) {
        this.store = store;
        this.summaries = summaries;
        this.work = work;
        this.committing = committing;
        this.planner = new MergePlanner(repository, store, summaries, sources);
    }

    /** Puts the user's work on one script on {@code prod}. */
    Answer<MergedScript> merge(String user, ScriptId script) {
        return summaries
                .live(user, script)
                .flatMap(seen ->
                        isMergeable(user, seen)
                                ? planner.plan(List.of(seen)).mapRefusal(Merging::reasonOfFirst)
                                : Answer.<List<MergePlan>>refused(
                                        new Refusal.NothingToMerge(Optional.of(script))))
                .map(plans -> carryOut(user, plans).getFirst());
    }

    /** Puts all of the user's work on {@code prod} in one commit, or nothing. */
    Answer<List<MergedScript>> mergeAll(String user) {
        List<ScriptSummary> mine =
                summaries.list(user).stream().filter(seen -> isMergeable(user, seen)).toList();
        if (mine.isEmpty()) {
            return Answer.refused(new Refusal.NothingToMerge(Optional.empty()));
        }
        return planner.plan(mine).map(plans -> carryOut(user, plans));
    }

    /**
     * A new version on {@code prod} with the content of an older one.
     *
     * @param base what {@code prod} has; whatever that is when empty
     */
    Answer<SavedScript> restore(
            String user, ScriptId script, VersionId older, Optional<VersionId> base) {
        return summaries
                .live(user, script)
                .flatMap(seen ->
                        work.version(script, older)
                                .flatMap(version ->
                                        seen.prodVersion()
                                                .map(prod ->
                                                        restore(user, seen, prod, version, base))
                                                .orElseGet(() -> neverOnProd(script))));
    }

    private Answer<SavedScript> restore(
            String user,
            ScriptSummary seen,
            ScriptVersion prod,
            ScriptVersion older,
            Optional<VersionId> base) {
        if (base.filter(id -> !id.equals(prod.id())).isPresent()) {
            return work.version(seen.id(), base.get())
                    .flatMap(outdated -> Answer.refused(work.stale(prod)));
        }
        Content content = work.content(older);
        if (older.blob().equals(prod.blob()) && older.interpreter().equals(prod.interpreter())) {
            return Answer.done(work.unchanged(seen));
        }
        Optional<Refusal> duplicate =
                new CodeOnProd(store).duplicate(seen.id(), content.description().fingerprint());
        if (duplicate.isPresent()) {
            return Answer.refused(duplicate.get());
        }
        String text = seen.version().equals(prod) ? content.text() : work.text(seen.version());
        VersionNumber number = work.nextNumber(seen.id());
        committing.commit(
                Draft.ofVersion(
                        Branch.PROD,
                        user,
                        "Restore version %s of script %s on prod"
                                .formatted(older.number(), seen.id()),
                        Saved.next(
                                seen.id(),
                                number,
                                prod.number(),
                                Optional.empty(),
                                content.interpreter()),
                        content.bytes(),
                        content.description(),
                        false));
        return Answer.done(work.saved(user, seen.id(), content, text, List.of()));
    }

    private static Answer<SavedScript> neverOnProd(ScriptId script) {
        return Answer.refused(new Refusal.NotFound("version on prod of script", script.toString()));
    }

    /** Whether the own branch is what the user sees, and has what {@code prod} does not have. */
    private boolean isMergeable(String user, ScriptSummary seen) {
        return store.onBranch(OwnWork.branchOf(user), seen.id())
                .filter(own ->
                        seen.prodVersion()
                                .filter(prod -> store.descends(prod.id(), own.id()))
                                .isEmpty())
                .isPresent();
    }

    private static Refusal reasonOfFirst(Refusal refusal) {
        return refusal instanceof Refusal.MergeAllRefused(List<MergeBlocker> blockers)
                ? blockers.getFirst().reason()
                : refusal;
    }

    private List<MergedScript> carryOut(String user, List<MergePlan> plans) {
        Map<ScriptId, ScriptVersion> joined = join(user, plans);
        List<Merged> facts = new ArrayList<>();
        Map<ScriptId, byte[]> content = new LinkedHashMap<>();
        for (MergePlan plan : plans) {
            ScriptVersion version = joined.getOrDefault(plan.script(), plan.own());
            facts.add(new Merged(plan.script(), version.number(), version.branch()));
            content.put(plan.script(), plan.bytes());
        }
        committing.commit(Draft.onProd(user, message(facts), facts, content, Set.of()));
        return plans.stream()
                .map(plan ->
                        new MergedScript(
                                summaries.find(user, plan.script()).orElseThrow(),
                                Optional.ofNullable(joined.get(plan.script()))))
                .toList();
    }

    /** Brings what {@code prod} got meanwhile into the user's branch, in one commit. */
    private Map<ScriptId, ScriptVersion> join(String user, List<MergePlan> plans) {
        List<CommitFact> facts = new ArrayList<>();
        Map<ScriptId, byte[]> content = new LinkedHashMap<>();
        Map<ScriptId, Description> descriptions = new LinkedHashMap<>();
        Map<ScriptId, VersionNumber> numbers = new LinkedHashMap<>();
        for (MergePlan plan : plans) {
            plan.joining()
                    .ifPresent(joining -> {
                        VersionNumber number = work.nextNumber(plan.script());
                        facts.add(fact(plan, joining, number));
                        content.put(plan.script(), joining.content().bytes());
                        descriptions.put(plan.script(), joining.content().description());
                        numbers.put(plan.script(), number);
                    });
        }
        Map<ScriptId, ScriptVersion> joined = new LinkedHashMap<>();
        if (!facts.isEmpty()) {
            committing.commit(
                    new Draft(
                            OwnWork.branchOf(user),
                            user,
                            "Bring in what came to prod of " + scripts(numbers.keySet()),
                            facts,
                            content,
                            Set.of(),
                            descriptions,
                            true));
            numbers.forEach((script, number) ->
                    joined.put(script, store.version(script, number).orElseThrow()));
        }
        return joined;
    }

    private static Saved fact(MergePlan plan, Joining joining, VersionNumber number) {
        Content content = joining.content();
        return Saved.next(
                plan.script(),
                number,
                plan.own().number(),
                Optional.of(joining.prod().number()),
                content.interpreter());
    }

    private static String message(List<Merged> facts) {
        return facts.size() == 1
                ? "Merge version %s of script %s"
                        .formatted(facts.getFirst().number(), facts.getFirst().script())
                : "Merge " + scripts(facts.stream().map(Merged::script).toList());
    }

    private static String scripts(Collection<ScriptId> scripts) {
        return scripts.size() == 1
                ? "script " + scripts.iterator().next()
                : scripts.size() + " scripts";
    }
}
