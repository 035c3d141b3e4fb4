package ved.engine.adapter.git;

import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

import ved.engine.catalogue.ContentRepository.Trailer;
import ved.engine.push.IncomingObjects;
import ved.engine.push.PushedCommit;
import ved.engine.push.PushedCommit.Change;
import ved.engine.push.PushedCommit.Kind;
import ved.engine.script.Branch;
import ved.engine.script.StorageException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A push that stock Git keeps in quarantine until its hooks have agreed: the repository with a
 * folder of objects in front of its own.
 */
final class QuarantinedPush implements IncomingObjects, AutoCloseable {
    private final Repository repository;

    private QuarantinedPush(Repository repository) {
        this.repository = repository;
    }

    /**
     * @param quarantine the folder of the objects that come with the push; empty when there are none
     */
    static QuarantinedPush open(Path directory, Optional<Path> quarantine) throws IOException {
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare();
        if (quarantine.isPresent()) {
            builder.setObjectDirectory(quarantine.get().toFile());
            builder.addAlternateObjectDirectory(directory.resolve(Constants.OBJECTS).toFile());
        }
        return new QuarantinedPush(builder.build());
    }

    @Override
    public boolean isCommit(String id) {
        try (RevWalk walk = new RevWalk(repository)) {
            return repository.open(ObjectId.fromString(id)).getType() == Constants.OBJ_COMMIT
                    && walk.parseCommit(ObjectId.fromString(id)) != null;
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return false;
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public boolean descends(String commit, String ancestor) {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.isMergedInto(
                    walk.parseCommit(ObjectId.fromString(ancestor)),
                    walk.parseCommit(ObjectId.fromString(commit)));
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public boolean isOnProd(String commit) {
        try {
            Ref prod = repository.exactRef(Constants.R_HEADS + Branch.PROD.name());
            return prod != null
                    && descends(Objects.requireNonNull(prod.getObjectId()).name(), commit);
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public Optional<String> start(String tip) {
        try (RevWalk isNew = newCommits(ObjectId.fromString(tip));
                RevWalk line = new RevWalk(repository)) {
            Set<ObjectId> found = new HashSet<>();
            for (RevCommit commit : isNew) {
                found.add(commit.copy());
            }
            ObjectId id = ObjectId.fromString(tip);
            while (found.contains(id)) {
                RevCommit commit = line.parseCommit(id);
                if (commit.getParentCount() == 0) {
                    return Optional.empty();
                }
                id = commit.getParent(0).copy();
            }
            return Optional.of(id.name());
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public List<PushedCommit> newCommits(String tip, int most) {
        try (RevWalk walk = newCommits(ObjectId.fromString(tip))) {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            List<PushedCommit> commits = new ArrayList<>();
            for (RevCommit commit : walk) {
                if (commits.size() == most) {
                    break;
                }
                commits.add(read(walk, commit));
            }
            return List.copyOf(commits);
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public Optional<byte[]> blob(String blob, int largest) {
        try {
            ObjectLoader loader = repository.open(ObjectId.fromString(blob), Constants.OBJ_BLOB);
            return loader.getSize() > largest
                    ? Optional.empty()
                    : Optional.of(loader.getCachedBytes(largest));
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    private RevWalk newCommits(ObjectId tip) throws IOException {
        RevWalk walk = new RevWalk(repository);
        walk.markStart(walk.parseCommit(tip));
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
            walk.markUninteresting(walk.parseCommit(ref.getObjectId()));
        }
        return walk;
    }

    private static PushedCommit read(RevWalk walk, RevCommit commit) throws IOException {
        Set<String> trailers =
                History.trailers(walk, commit).stream()
                        .map(Trailer::key)
                        .collect(Collectors.toUnmodifiableSet());
        return new PushedCommit(
                commit.name(), commit.getAuthorIdent().getName(), trailers, changes(walk, commit));
    }

    private static List<Change> changes(RevWalk walk, RevCommit commit) throws IOException {
        List<Change> changes = new ArrayList<>();
        try (TreeWalk paths = new TreeWalk(walk.getObjectReader())) {
            paths.addTree(commit.getTree());
            for (RevCommit parent : commit.getParents()) {
                walk.parseHeaders(parent);
                paths.addTree(parent.getTree());
            }
            paths.setRecursive(false);
            while (paths.next()) {
                if (differsFromEachParent(paths)) {
                    changes.add(
                            new Change(
                                    paths.getPathString(),
                                    kind(paths.getFileMode(0)),
                                    paths.getObjectId(0).name()));
                }
            }
        }
        return changes;
    }

    private static boolean differsFromEachParent(TreeWalk paths) {
        for (int parent = 1; parent < paths.getTreeCount(); parent++) {
            if (paths.idEqual(0, parent)
                    && kind(paths.getFileMode(0)) == kind(paths.getFileMode(parent))) {
                return false;
            }
        }
        return true;
    }

    private static Kind kind(FileMode mode) {
        return switch (mode.getBits() & FileMode.TYPE_MASK) {
            case FileMode.TYPE_FILE ->
                    mode.equals(FileMode.EXECUTABLE_FILE) ? Kind.EXECUTABLE_FILE : Kind.FILE;
            case FileMode.TYPE_SYMLINK -> Kind.SYMBOLIC_LINK;
            case FileMode.TYPE_TREE -> Kind.FOLDER;
            case FileMode.TYPE_GITLINK -> Kind.SUBMODULE;
            default -> Kind.NOTHING;
        };
    }

    private static StorageException cannotRead(IOException e) {
        return new StorageException("The push cannot be read: " + e.getMessage(), e);
    }
}
