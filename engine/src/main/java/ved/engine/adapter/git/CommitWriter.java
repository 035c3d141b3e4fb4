package ved.engine.adapter.git;

import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

import ved.engine.catalogue.ContentRepository.Joined;
import ved.engine.catalogue.ContentRepository.NewCommit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a commit with its tree and blobs, without any working tree. */
final class CommitWriter {
    private CommitWriter() {}

    /**
     * Returns the id of the commit, whose objects are on disk then; no branch points to it yet.
     *
     * @param parent null for a commit that starts a history
     */
    static ObjectId write(Repository repository, NewCommit commit, @Nullable ObjectId parent)
            throws IOException {
        List<ObjectId> written = new ArrayList<>();
        ObjectId id;
        try (ObjectReader reader = repository.newObjectReader();
                ObjectInserter inserter = repository.newObjectInserter()) {
            Optional<Joined> joined = joined(reader, commit, parent);
            DirCache tree = tree(reader, parent, joined);
            DirCacheEditor editor = tree.editor();
            commit.removals().forEach(path -> editor.add(new DeletePath(path)));
            for (Map.Entry<String, byte[]> file : commit.content().entrySet()) {
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.getValue());
                written.add(blob);
                editor.add(new RegularFile(file.getKey(), blob));
            }
            editor.finish();
            CommitBuilder builder = new CommitBuilder();
            builder.setTreeId(tree.writeTree(inserter));
            builder.setParentIds(parents(parent, joined));
            PersonIdent person = person(commit);
            builder.setAuthor(person);
            builder.setCommitter(person);
            builder.setMessage(message(commit));
            id = inserter.insert(builder);
            inserter.flush();
            written.add(builder.getTreeId());
            written.add(id);
        }
        syncNames(repository.getDirectory().toPath().resolve(Constants.OBJECTS), written);
        return id;
    }

    /** The second parent, where it brings anything. */
    private static Optional<Joined> joined(
            ObjectReader reader, NewCommit commit, @Nullable ObjectId parent) throws IOException {
        if (commit.joined().isEmpty() || parent == null) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(reader)) {
            ObjectId other = ObjectId.fromString(commit.joined().get().commit());
            boolean known = walk.isMergedInto(walk.parseCommit(other), walk.parseCommit(parent));
            return commit.joined().filter(j -> !known);
        }
    }

    private static List<ObjectId> parents(@Nullable ObjectId parent, Optional<Joined> joined) {
        List<ObjectId> parents = new ArrayList<>();
        if (parent != null) {
            parents.add(parent);
        }
        joined.ifPresent(other -> parents.add(ObjectId.fromString(other.commit())));
        return parents;
    }

    private static DirCache tree(
            ObjectReader reader, @Nullable ObjectId parent, Optional<Joined> joined)
            throws IOException {
        if (parent == null) {
            return DirCache.newInCore();
        }
        DirCache own = tree(reader, parent);
        if (joined.isEmpty()) {
            return own;
        }
        DirCache other = tree(reader, ObjectId.fromString(joined.get().commit()));
        DirCacheEditor editor = other.editor();
        for (String path : joined.get().kept()) {
            DirCacheEntry entry = own.getEntry(path);
            editor.add(
                    entry == null
                            ? new DeletePath(path)
                            : new RegularFile(path, entry.getObjectId()));
        }
        editor.finish();
        return other;
    }

    private static DirCache tree(ObjectReader reader, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(reader)) {
            DirCache cache = DirCache.newInCore();
            DirCacheBuilder builder = cache.builder();
            builder.addTree(
                    new byte[0], DirCacheEntry.STAGE_0, reader, walk.parseCommit(commit).getTree());
            builder.finish();
            return cache;
        }
    }

    private static PersonIdent person(NewCommit commit) {
        return new PersonIdent(
                commit.author(), commit.author() + "@ved", commit.at(), ZoneOffset.UTC);
    }

    private static String message(NewCommit commit) {
        StringBuilder message = new StringBuilder(commit.message()).append('\n');
        if (!commit.trailers().isEmpty()) {
            message.append('\n');
        }
        commit.trailers()
                .forEach(line ->
                        message.append(line.key()).append(": ").append(line.value()).append('\n'));
        return message.toString();
    }

    /** JGit puts objects on disk, but not their names in the directories they were added to. */
    static void syncNames(Path objects, List<ObjectId> written) throws IOException {
        for (ObjectId id : written) {
            Path folder = objects.resolve(id.name().substring(0, 2));
            if (Files.isDirectory(folder)) {
                RepositoryFiles.sync(folder);
            }
        }
        RepositoryFiles.sync(objects);
    }

    private static final class RegularFile extends PathEdit {
        private final AnyObjectId blob;

        RegularFile(String path, AnyObjectId blob) {
            super(path);
            this.blob = blob;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(blob);
        }
    }
}
