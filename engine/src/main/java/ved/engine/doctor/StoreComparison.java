package ved.engine.doctor;

import ved.engine.doctor.MetadataCheckup.Tip;
import ved.engine.doctor.MetadataCheckup.VersionEntry;
import ved.engine.doctor.MetadataCheckup.VersionName;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionNumber;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the metadata against what the history in Git alone makes of it. */
final class StoreComparison {
    private final MetadataCheckup recorded;
    private final MetadataCheckup byGit;

    StoreComparison(MetadataCheckup recorded, MetadataCheckup byGit) {
        this.recorded = recorded;
        this.byGit = byGit;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<VersionName> here = names(recorded);
        Set<VersionName> there = names(byGit);
        byGit.versions().stream()
                .filter(version -> !here.contains(version.name()))
                .map(version ->
                        new Finding(
                                "%s is in Git, commit %s, but not in SQLite."
                                        .formatted(version.name(), version.commit()),
                                Finding.REPAIR))
                .forEach(findings::add);
        recorded.versions().stream()
                .filter(version -> !there.contains(version.name()))
                .map(version ->
                        new Finding(
                                "%s is in SQLite, but no commit of any branch says that it brought it."
                                        .formatted(version.name()),
                                "It is kept; look at commit %s, or put the branch %s back from a backup."
                                        .formatted(version.commit(), version.branch())))
                .forEach(findings::add);
        Map<Tip, VersionNumber> tips = recorded.tips();
        byGit.tips()
                .forEach((tip, number) ->
                        compare(tip, number, Optional.ofNullable(tips.get(tip)))
                                .ifPresent(findings::add));
        Map<ScriptId, Optional<OrderingNumber>> queue = recorded.queue();
        byGit.queue()
                .forEach((script, place) ->
                        compare(script, place, queue.getOrDefault(script, place))
                                .ifPresent(findings::add));
        return findings;
    }

    private static Optional<Finding> compare(
            Tip tip, VersionNumber number, Optional<VersionNumber> here) {
        return here.equals(Optional.of(number))
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                "Branch %s has version %s of script %s in Git, but %s in SQLite."
                                        .formatted(
                                                tip.branch(),
                                                number,
                                                tip.script(),
                                                here.map(VersionNumber::toString).orElse("none")),
                                Finding.REPAIR));
    }

    private static Optional<Finding> compare(
            ScriptId script, Optional<OrderingNumber> place, Optional<OrderingNumber> here) {
        return here.equals(place)
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                "Script %s is %s by Git's history, but %s in SQLite."
                                        .formatted(script, place(place), place(here)),
                                Finding.REPAIR
                                        + " Should it stay so, give it the place that you want in"
                                        + " Ved."));
    }

    private static String place(Optional<OrderingNumber> number) {
        return number.map(n -> "number " + n).orElse("deleted");
    }

    private static Set<VersionName> names(MetadataCheckup store) {
        return store.versions().stream()
                .map(VersionEntry::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
