package ved.engine.adapter.git;

import org.eclipse.jgit.errors.RevWalkException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

import ved.engine.doctor.RepositoryCheckup;
import ved.engine.script.Branch;
import ved.engine.script.StorageException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Examines the repository in a directory, which is open elsewhere in this process. */
public final class GitCheckup implements RepositoryCheckup, AutoCloseable {
    private final Path directory;
    private final Repository repository;

    /** The doctor asks for every version, and walks through a long history but once. */
    private final Map<Branch, Set<String>> reached = new HashMap<>();

    private GitCheckup(Path directory, Repository repository) {
        this.directory = directory;
        this.repository = repository;
    }

    public static GitCheckup open(Path directory) {
        IsolatedSystemReader.install();
        try {
            return new GitCheckup(
                    directory,
                    new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build());
        } catch (IOException e) {
            throw new StorageException(
                    "The scripts repository cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> faults() {
        try {
            return StockGitCheck.faults(directory).orElseGet(this::ownFaults);
        } catch (IOException e) {
            return ownFaults();
        }
    }

    @Override
    public Map<Branch, String> heads() {
        Map<Branch, String> heads = new LinkedHashMap<>();
        try {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
                String name = ref.getName().substring(Constants.R_HEADS.length());
                if (Branch.isValid(name)) {
                    heads.put(new Branch(name), Objects.requireNonNull(ref.getObjectId()).name());
                }
            }
            return heads;
        } catch (IOException e) {
            throw new StorageException("The branches cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean hasCommit(String commit) {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.parseCommit(ObjectId.fromString(commit));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public boolean reaches(Branch branch, String commit) {
        return reached.computeIfAbsent(branch, this::reachedFrom).contains(commit);
    }

    private Set<String> reachedFrom(Branch branch) {
        Set<String> commits = new HashSet<>();
        try (RevWalk walk = new RevWalk(repository)) {
            Ref ref = repository.exactRef(Constants.R_HEADS + branch.name());
            if (ref != null) {
                walk.markStart(walk.parseCommit(ref.getObjectId()));
                walk.forEach(commit -> commits.add(commit.name()));
            }
        } catch (IOException | RevWalkException e) {
            return commits; // nothing is reached through a commit that is lost
        }
        return commits;
    }

    @Override
    public Optional<String> file(String commit, String path) {
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk found =
                        TreeWalk.forPath(
                                walk.getObjectReader(),
                                path,
                                walk.parseCommit(ObjectId.fromString(commit)).getTree())) {
            return Optional.ofNullable(found)
                    .filter(file -> History.isRegularFile(file.getFileMode(0)))
                    .map(file -> file.getObjectId(0).name());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, String> files(String commit) {
        try {
            return History.tree(repository, ObjectId.fromString(commit));
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    /** What stock Git would find, for hosts that have none: everything that the refs reach. */
    List<String> ownFaults() {
        List<String> faults = new ArrayList<>();
        try {
            for (Ref ref : repository.getRefDatabase().getRefs()) {
                check(ref, faults);
            }
        } catch (IOException e) {
            faults.add("refs cannot be read: " + e.getMessage());
        }
        return faults;
    }

    private void check(Ref ref, List<String> faults) {
        try (ObjectWalk walk = new ObjectWalk(repository)) {
            walk.markStart(walk.parseAny(Objects.requireNonNull(ref.getObjectId())));
            while (walk.next() != null) {
                // commits are parsed, and so checked, on the way; their bytes are not
            }
            for (RevObject object = walk.nextObject(); object != null; object = walk.nextObject()) {
                check(walk.getObjectReader(), object);
            }
        } catch (IOException | RuntimeException e) {
            faults.add("%s: %s".formatted(ref.getName(), e.getMessage()));
        }
    }

    private static void check(ObjectReader reader, RevObject object) throws IOException {
        byte[] bytes = reader.open(object, object.getType()).getBytes();
        new ObjectChecker().check(object.getType(), bytes);
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            if (!formatter.idFor(object.getType(), bytes).equals(object)) {
                throw new IOException("hash mismatch " + object.name());
            }
        }
    }
}
