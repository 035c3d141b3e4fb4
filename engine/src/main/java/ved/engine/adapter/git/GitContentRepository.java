package ved.engine.adapter.git;

import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ved.engine.adapter.file.DirectoryLock;
import ved.engine.catalogue.BranchMovedException;
import ved.engine.catalogue.ContentRepository;
import ved.engine.script.Branch;
import ved.engine.script.StorageException;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** A bare Git repository in one directory, used by one server at a time. */
public final class GitContentRepository implements ContentRepository {
    static final String LOCK_FILE = "ved.lock";

    private static final Logger LOG = LoggerFactory.getLogger(GitContentRepository.class);
    private static final int LARGEST_BLOB = 16 << 20;
    private static final int ATTEMPTS = 3;
    private static final String FOUNDER = "ved";

    private final DirectoryLock lock;
    private final Repository repository;

    private GitContentRepository(DirectoryLock lock, Repository repository) {
        this.lock = lock;
        this.repository = repository;
    }

    /**
     * Opens the repository in a directory. One that has none yet, even if it has other files, gets
     * a new one, whose branch {@code prod} starts with an empty commit.
     *
     * @param now time of that commit
     * @throws StorageException when another server uses the repository, or it cannot be opened
     */
    public static GitContentRepository open(Path directory, Instant now) {
        IsolatedSystemReader.install();
        DirectoryLock lock =
                DirectoryLock.acquire(
                        directory, LOCK_FILE, "scripts repository", "VED_SCRIPTS_REPO");
        try {
            RepositoryFiles.removeLeftovers(directory);
            Repository repository = openRepository(directory.toFile());
            GitContentRepository opened = new GitContentRepository(lock, repository);
            opened.foundProd(now);
            PushHooks.write(directory);
            return opened;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e instanceof StorageException known
                    ? known
                    : new StorageException(
                            "The scripts repository %s cannot be opened: %s"
                                    .formatted(directory.toAbsolutePath(), e.getMessage()),
                            e);
        }
    }

    @Override
    public List<Branch> branches() {
        try {
            return repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                    .map(ref -> ref.getName().substring(Constants.R_HEADS.length()))
                    .filter(Branch::isValid)
                    .map(Branch::new)
                    .toList();
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public Optional<String> head(Branch branch) {
        try {
            return Optional.ofNullable(tip(branch)).map(ObjectId::name);
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public Commit commit(NewCommit commit) {
        try {
            for (int attempt = 1; ; attempt++) {
                ObjectId tip = tip(commit.branch());
                if (!commit.onto().equals(Optional.ofNullable(tip).map(ObjectId::name))) {
                    throw new BranchMovedException(commit.branch());
                }
                ObjectId base = tip == null ? tip(Branch.PROD) : tip;
                ObjectId id = CommitWriter.write(repository, commit, base);
                RefUpdate.Result result = move(commit, tip, id);
                switch (result) {
                    case NEW, FAST_FORWARD -> {
                        return History.commit(repository, commit.branch(), id);
                    }
                    case LOCK_FAILURE -> {
                        if (attempt == ATTEMPTS) {
                            throw locked(commit.branch());
                        }
                    }
                    case NOT_ATTEMPTED,
                            NO_CHANGE,
                            FORCED,
                            REJECTED,
                            REJECTED_CURRENT_BRANCH,
                            IO_FAILURE,
                            RENAMED,
                            REJECTED_MISSING_OBJECT,
                            REJECTED_OTHER_REASON ->
                            throw new StorageException(
                                    "The branch %s could not be moved (%s). Look at the scripts repository with git fsck."
                                            .formatted(commit.branch(), result));
                }
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    @Override
    public byte[] read(String blob) {
        ObjectId id = ObjectId.fromString(blob);
        try {
            byte[] bytes = repository.open(id, Constants.OBJ_BLOB).getCachedBytes(LARGEST_BLOB);
            try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
                if (!formatter.idFor(Constants.OBJ_BLOB, bytes).equals(id)) {
                    throw new NoSuchElementException("The Git object " + blob + " is damaged");
                }
            }
            return bytes;
        } catch (MissingObjectException e) {
            throw new NoSuchElementException("The Git object " + blob + " is missing", e);
        } catch (CorruptObjectException
                | IncorrectObjectTypeException
                | LargeObjectException
                | EOFException e) { // cut off, as by a power failure
            throw new NoSuchElementException("The Git object " + blob + " is damaged", e);
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public Map<String, String> tree(String commit) {
        try {
            return History.tree(repository, ObjectId.fromString(commit));
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public List<String> parents(String commit) {
        try {
            return History.parents(repository, ObjectId.fromString(commit));
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public void annotate(String commit, List<Trailer> trailers, Instant at) {
        try {
            Notes.write(repository, ObjectId.fromString(commit), trailers, at);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    @Override
    public boolean putBack(Branch branch, String commit) {
        try {
            return BranchRestoration.restore(repository, branch, commit);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    @Override
    public List<Commit> log(Branch branch, Optional<String> after) {
        try {
            ObjectId tip = tip(branch);
            return tip == null ? List.of() : History.log(repository, branch, tip, after);
        } catch (IOException e) {
            throw cannotRead(e);
        }
    }

    @Override
    public void close() {
        repository.close();
        lock.close();
    }

    private static Repository openRepository(File directory) throws IOException {
        Repository repository = new FileRepositoryBuilder().setGitDir(directory).setBare().build();
        if (!new File(directory, Constants.CONFIG).exists()) {
            repository.create(true);
            LOG.info("Made the scripts repository {}", directory);
        }
        StoredConfig config = repository.getConfig();
        config.setBoolean("core", null, "bare", true);
        config.setString("core", null, "fsync", "committed,reference"); // for stock Git
        PushHooks.configure(config);
        config.save();
        repository.close();
        return new FileRepositoryBuilder().setGitDir(directory).setBare().build();
    }

    private void foundProd(Instant now) throws IOException {
        if (!Constants.R_HEADS.concat(Branch.PROD.name()).equals(headTarget())) {
            repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + Branch.PROD.name());
        }
        if (tip(Branch.PROD) == null) {
            commit(
                    new NewCommit(
                            Branch.PROD,
                            Optional.empty(),
                            Map.of(),
                            Set.of(),
                            Optional.empty(),
                            "Found the queue",
                            List.of(),
                            FOUNDER,
                            now));
        }
    }

    private String headTarget() throws IOException {
        Ref head = repository.exactRef(Constants.HEAD);
        return head == null ? "" : head.getTarget().getName();
    }

    private @Nullable ObjectId tip(Branch branch) throws IOException {
        Ref ref = repository.exactRef(Constants.R_HEADS + branch.name());
        return ref == null ? null : ref.getObjectId();
    }

    /** Moves the branch if nobody else has moved it. */
    private RefUpdate.Result move(NewCommit commit, @Nullable ObjectId tip, ObjectId id)
            throws IOException {
        RefUpdate update = repository.updateRef(Constants.R_HEADS + commit.branch().name());
        update.setExpectedOldObjectId(tip == null ? ObjectId.zeroId() : tip);
        update.setNewObjectId(id);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        Path refs = repository.getDirectory().toPath().resolve("refs").resolve("heads");
        if (Files.isDirectory(refs)) {
            RepositoryFiles.sync(refs);
        }
        return result;
    }

    private StorageException locked(Branch branch) {
        return new StorageException(
                "Another program holds the branch %s of the scripts repository. Try again; if it stays so, remove refs/heads/%s.lock from the repository."
                        .formatted(branch, branch));
    }

    private static StorageException cannotWrite(IOException e) {
        return new StorageException(
                "The scripts repository cannot be written: %s. Make room or give Ved the right to write there; what was saved before is kept."
                        .formatted(e.getMessage()),
                e);
    }

    private static StorageException cannotRead(IOException e) {
        return new StorageException(
                "The scripts repository cannot be read: %s. Check it with git fsck."
                        .formatted(e.getMessage()),
                e);
    }
}
