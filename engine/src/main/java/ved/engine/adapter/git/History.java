package ved.engine.adapter.git;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

import ved.engine.catalogue.ContentRepository.Commit;
import ved.engine.catalogue.ContentRepository.Trailer;
import ved.engine.script.Branch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads commits and their trees. Only regular files at the root are seen. */
final class History {
    private static final int LONGEST_SUBJECT = 1_000;

    private History() {}

    static Commit commit(Repository repository, Branch branch, ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = walk.parseCommit(id);
            return commit(walk, branch, commit, trailers(walk, commit));
        }
    }

    static List<Commit> log(
            Repository repository, Branch branch, ObjectId tip, Optional<String> after)
            throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setFirstParent(true);
            walk.markStart(walk.parseCommit(tip));
            Ref prod = repository.exactRef(Constants.R_HEADS + Branch.PROD.name());
            if (prod != null && !branch.equals(Branch.PROD)) {
                walk.markUninteresting(walk.parseCommit(prod.getObjectId()));
            }
            List<RevCommit> newestFirst = new ArrayList<>();
            for (RevCommit commit : walk) {
                if (after.isPresent() && commit.name().equals(after.get())) {
                    break;
                }
                newestFirst.add(commit);
            }
            Collections.reverse(newestFirst);
            List<Commit> commits = new ArrayList<>(newestFirst.size());
            Notes notes = Notes.open(repository, walk.getObjectReader());
            for (RevCommit commit : newestFirst) {
                Optional<List<Trailer>> said = notes.of(commit);
                commits.add(
                        commit(
                                walk,
                                branch,
                                commit,
                                said.isPresent() ? said.get() : trailers(walk, commit)));
            }
            return List.copyOf(commits);
        }
    }

    static Map<String, String> tree(Repository repository, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk files = new TreeWalk(walk.getObjectReader())) {
            files.addTree(walk.parseCommit(commit).getTree());
            return regularFiles(files, 0);
        }
    }

    static List<String> parents(Repository repository, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return Arrays.stream(walk.parseCommit(commit).getParents())
                    .map(RevCommit::name)
                    .toList();
        }
    }

    static List<Trailer> trailers(RevWalk walk, RevCommit commit) throws IOException {
        walk.parseBody(commit);
        return commit.getFooterLines().stream()
                .map(line -> new Trailer(line.getKey(), line.getValue()))
                .toList();
    }

    private static Commit commit(
            RevWalk walk, Branch branch, RevCommit commit, List<Trailer> trailers)
            throws IOException {
        walk.parseBody(commit);
        PersonIdent author = commit.getAuthorIdent();
        return new Commit(
                commit.name(),
                branch,
                subject(commit),
                trailers,
                author.getName(),
                author.getWhenAsInstant(),
                changes(walk, commit));
    }

    /** One line, even if the commit was made elsewhere. */
    private static String subject(RevCommit commit) {
        String line = commit.getShortMessage().replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_SUBJECT));
    }

    private static Map<String, String> changes(RevWalk walk, RevCommit commit) throws IOException {
        ObjectReader reader = walk.getObjectReader();
        try (TreeWalk files = new TreeWalk(reader)) {
            if (commit.getParentCount() == 0) {
                files.addTree(new EmptyTreeIterator());
            } else {
                RevCommit parent = commit.getParent(0);
                walk.parseHeaders(parent);
                files.addTree(parent.getTree());
            }
            files.addTree(commit.getTree());
            files.setFilter(TreeFilter.ANY_DIFF);
            return regularFiles(files, 1);
        }
    }

    private static Map<String, String> regularFiles(TreeWalk files, int side) throws IOException {
        files.setRecursive(false);
        Map<String, String> blobs = new LinkedHashMap<>();
        while (files.next()) {
            if (isRegularFile(files.getFileMode(side))) {
                blobs.put(files.getPathString(), files.getObjectId(side).name());
            }
        }
        return Collections.unmodifiableMap(blobs);
    }

    static boolean isRegularFile(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }
}
