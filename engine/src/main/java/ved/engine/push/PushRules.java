package ved.engine.push;

import ved.engine.push.Push.RefChange;
import ved.engine.script.Branch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rules of pushing: onto the branch of an editor, without taking anything back. What the
 * commits may hold is the matter of {@link CommitRules}.
 */
public final class PushRules {
    private static final String HEADS = "refs/heads/";
    private static final int MOST_COMMITS = 500;
    private static final int MOST_REFUSALS = 10;

    private final Predicate<String> editors;
    private final CommitRules commits;

    /**
     * @param editors whether there is an editor of this name
     */
    public PushRules(Predicate<String> editors, CommitRules commits) {
        this.editors = editors;
        this.commits = commits;
    }

    /** Why the push may not come in, a sentence each; empty when it may. */
    public List<String> refusals(Push push) {
        List<String> refusals = new ArrayList<>();
        for (RefChange change : push.changes()) {
            Optional<String> wrong = wrongRef(change).or(() -> wrongLine(change, push.objects()));
            if (wrong.isPresent()) {
                refusals.add(wrong.get());
            } else {
                refusals.addAll(wrongCommits(change, push.objects()));
            }
        }
        if (refusals.size() > MOST_REFUSALS) {
            int more = refusals.size() - MOST_REFUSALS;
            refusals.subList(MOST_REFUSALS, refusals.size()).clear();
            refusals.add("And %d more.".formatted(more));
        }
        return refusals;
    }

    private Optional<String> wrongRef(RefChange change) {
        if (!change.ref().startsWith(HEADS)) {
            return Optional.of(
                    "%s is not the branch of an editor; only such branches can be pushed."
                            .formatted(change.ref()));
        }
        String name = change.ref().substring(HEADS.length());
        if (name.equals(Branch.PROD.name())) {
            return Optional.of(
                    "prod is changed in Ved alone: push to your own branch, then merge in Ved.");
        }
        if (!Branch.isValid(name) || !editors.test(name)) {
            return Optional.of(
                    "There is no editor named %s: push to the branch that has your user name."
                            .formatted(name));
        }
        return change.removes()
                ? Optional.of(
                        "The branch %s cannot be removed: the history of scripts stands on it."
                                .formatted(name))
                : Optional.empty();
    }

    private static Optional<String> wrongLine(RefChange change, IncomingObjects objects) {
        String name = branch(change);
        if (!objects.isCommit(change.to())) {
            return Optional.of("%s has to point to a commit.".formatted(name));
        }
        if (!change.makes() && !objects.descends(change.to(), change.from())) {
            return Optional.of(
                    "%1$s has moved on, and Ved takes no version back: run git pull --rebase origin %1$s, then push again."
                            .formatted(name));
        }
        Optional<String> start = objects.start(change.to());
        if (start.filter(change.from()::equals).isPresent()) {
            return Optional.empty();
        }
        boolean ownWork = !change.makes() && !objects.isOnProd(change.from());
        if (ownWork) {
            return Optional.of(
                    "%1$s was merged into your work the wrong way round: its versions have to be the first parents. Run git rebase origin/%1$s, then push again."
                            .formatted(name));
        }
        return start.filter(objects::isOnProd).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "%s has to start from prod: run git rebase origin/prod, then push again."
                                .formatted(name));
    }

    private List<String> wrongCommits(RefChange change, IncomingObjects objects) {
        List<PushedCommit> pushed = objects.newCommits(change.to(), MOST_COMMITS + 1);
        if (pushed.size() > MOST_COMMITS) {
            return List.of(
                    "More than %d new commits come at once; push them in portions."
                            .formatted(MOST_COMMITS));
        }
        return pushed.stream()
                .flatMap(commit -> commits.refusals(branch(change), commit, objects).stream())
                .toList();
    }

    private static String branch(RefChange change) {
        return change.ref().substring(HEADS.length());
    }
}
