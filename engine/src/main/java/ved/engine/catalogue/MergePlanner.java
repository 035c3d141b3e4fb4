package ved.engine.catalogue;

import ved.engine.catalogue.MergePlan.Joining;
import ved.engine.catalogue.OwnWork.Content;
import ved.engine.catalogue.Summaries.Texts;
import ved.engine.script.Answer;
import ved.engine.script.CodeHolder;
import ved.engine.script.ContentLostException;
import ved.engine.script.MergeBlocker;
import ved.engine.script.Refusal;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptSummary;
import ved.engine.script.ScriptVersion;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out whether and how work can come to {@code prod}. Changes nothing. */
final class MergePlanner {
    private final ContentRepository repository;
    private final ScriptStore store;
    private final Summaries summaries;
    private final SourceCheck sources;

    MergePlanner(
            ContentRepository repository,
            ScriptStore store,
            Summaries summaries,
            SourceCheck sources) {
        this.repository = repository;
        this.store = store;
        this.summaries = summaries;
        this.sources = sources;
    }

    /**
     * @param scripts as their editor sees them: with unmerged work
     * @return a plan for each; refused as {@link Refusal.MergeAllRefused} when one cannot be merged
     */
    Answer<List<MergePlan>> plan(List<ScriptSummary> scripts) {
        Map<ScriptSummary, MergePlan> plans = new LinkedHashMap<>();
        List<MergeBlocker> blockers = new ArrayList<>();
        for (ScriptSummary script : scripts) {
            switch (plan(script)) {
                case Answer.Done<MergePlan>(MergePlan plan) -> plans.put(script, plan);
                case Answer.Refused<MergePlan>(Refusal reason) ->
                        blockers.add(blocker(script, reason));
            }
        }
        plans.forEach((script, plan) ->
                duplicate(plan, plans).ifPresent(reason -> blockers.add(blocker(script, reason))));
        blockers.sort(Comparator.comparing(MergeBlocker::orderingNumber));
        return blockers.isEmpty()
                ? Answer.done(List.copyOf(plans.values()))
                : Answer.refused(new Refusal.MergeAllRefused(blockers));
    }

    private Answer<MergePlan> plan(ScriptSummary script) {
        ScriptVersion own = script.version();
        try {
            Optional<ScriptVersion> missed =
                    script.prodVersion().filter(prod -> !store.descends(own.id(), prod.id()));
            if (missed.isPresent()) {
                return joining(own, missed.get());
            }
            return Answer.done(
                    new MergePlan(
                            own,
                            Optional.empty(),
                            VersionContent.bytes(repository, own),
                            store.description(own.id()).fingerprint()));
        } catch (ContentLostException e) {
            return Answer.refused(new Refusal.ContentLost(e.version()));
        }
    }

    private Answer<MergePlan> joining(ScriptVersion own, ScriptVersion prod) {
        Texts texts = summaries.texts(own, prod);
        // Read first, so that it is known which text is lost where one is.
        Optional<byte[]> base = texts.base().map(v -> VersionContent.bytes(repository, v));
        byte[] onProd = VersionContent.bytes(repository, prod);
        byte[] mine = VersionContent.bytes(repository, own);
        return summaries
                .merge(texts)
                .map(merged -> sources.check(new String(merged, StandardCharsets.UTF_8)))
                .flatMap(checked ->
                        checked instanceof Answer.Done<CheckedSource>(CheckedSource source)
                                ? Optional.of(source)
                                : Optional.empty())
                .map(source -> Answer.done(joining(texts, source)))
                .orElseGet(() ->
                        Answer.refused(
                                new Refusal.MergeConflict(
                                        prod,
                                        own,
                                        base.map(MergePlanner::text),
                                        text(onProd),
                                        text(mine))));
    }

    private static MergePlan joining(Texts texts, CheckedSource source) {
        ScriptVersion own = texts.own();
        ScriptVersion prod = texts.prod();
        boolean keptInterpreter =
                texts.base().filter(b -> b.interpreter().equals(own.interpreter())).isPresent();
        Description description = source.describe(Optional.of(own));
        Content content =
                new Content(
                        source.bytes(),
                        description,
                        keptInterpreter ? prod.interpreter() : own.interpreter());
        return new MergePlan(
                own,
                Optional.of(new Joining(prod, content)),
                source.bytes(),
                description.fingerprint());
    }

    /** Compares with what {@code prod} will have of the others once all of this is merged. */
    private Optional<Refusal> duplicate(MergePlan plan, Map<ScriptSummary, MergePlan> plans) {
        Set<ScriptId> merged =
                plans.keySet().stream().map(ScriptSummary::id).collect(Collectors.toSet());
        Optional<CodeHolder> staying =
                new CodeOnProd(store)
                        .others(plan.script(), plan.fingerprint()).stream()
                                .filter(holder -> !merged.contains(holder.script()))
                                .findFirst();
        Optional<CodeHolder> coming =
                plans.entrySet().stream()
                        .filter(other -> !other.getValue().script().equals(plan.script()))
                        .filter(other -> !plan.fingerprint().isEmpty())
                        .filter(other -> other.getValue().fingerprint().equals(plan.fingerprint()))
                        .map(other -> holder(other.getKey()))
                        .findFirst();
        return staying.or(() -> coming)
                .map(other -> new Refusal.DuplicateContent(plan.script(), other));
    }

    private static CodeHolder holder(ScriptSummary script) {
        return new CodeHolder(
                script.id(), script.orderingNumber(), script.version().branch(), script.version());
    }

    private static MergeBlocker blocker(ScriptSummary script, Refusal reason) {
        return new MergeBlocker(
                script.id(), script.orderingNumber(), script.version().descriptiveName(), reason);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
