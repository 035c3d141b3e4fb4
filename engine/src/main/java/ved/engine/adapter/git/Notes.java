package ved.engine.adapter.git;

import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.notes.NoteMap;
import org.eclipse.jgit.revwalk.RevWalk;

import ved.engine.catalogue.ContentRepository.Trailer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What Ved says of commits that others made, and that cannot be changed any more: Git's notes, with
 * the same lines that its own commits carry as trailers.
 */
final class Notes {
    static final String REF = Constants.R_NOTES + "ved";

    private static final int LONGEST = 1 << 20;
    private static final String AUTHOR = "ved";
    private static final String SEPARATOR = ": ";

    private final NoteMap notes;
    private final ObjectReader reader;

    private Notes(NoteMap notes, ObjectReader reader) {
        this.notes = notes;
        this.reader = reader;
    }

    /** Opens them for reading, as long as the reader is open. */
    static Notes open(Repository repository, ObjectReader reader) throws IOException {
        Ref ref = repository.exactRef(REF);
        if (ref == null) {
            return new Notes(NoteMap.newEmptyMap(), reader);
        }
        try (RevWalk walk = new RevWalk(repository)) {
            return new Notes(NoteMap.read(reader, walk.parseCommit(ref.getObjectId())), reader);
        }
    }

    /** What was said of a commit. */
    Optional<List<Trailer>> of(ObjectId commit) throws IOException {
        ObjectId note = notes.get(commit);
        if (note == null) {
            return Optional.empty();
        }
        byte[] bytes = reader.open(note, Constants.OBJ_BLOB).getCachedBytes(LONGEST);
        return Optional.of(
                new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.split(SEPARATOR, 2))
                        .filter(words -> words.length == 2)
                        .map(words -> new Trailer(words[0], words[1]))
                        .toList());
    }

    /** Says it of a commit; on disk when this returns. */
    static void write(Repository repository, ObjectId commit, List<Trailer> trailers, Instant at)
            throws IOException {
        Ref ref = repository.exactRef(REF);
        ObjectId before =
                ref == null ? ObjectId.zeroId() : Objects.requireNonNull(ref.getObjectId());
        List<ObjectId> written = new ArrayList<>();
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader);
                ObjectInserter inserter = remembering(repository.newObjectInserter(), written)) {
            CommitBuilder builder = new CommitBuilder();
            NoteMap map = NoteMap.newEmptyMap();
            if (ref != null) {
                map = NoteMap.read(reader, walk.parseCommit(before));
                builder.setParentId(before);
            }
            map.set(commit, text(trailers), inserter);
            builder.setTreeId(map.writeTree(inserter));
            PersonIdent ident = new PersonIdent(AUTHOR, AUTHOR + "@ved", at, ZoneOffset.UTC);
            builder.setAuthor(ident);
            builder.setCommitter(ident);
            builder.setMessage("Say what " + commit.name() + " brought\n");
            ObjectId id = inserter.insert(builder);
            inserter.flush();
            Path directory = repository.getDirectory().toPath();
            CommitWriter.syncNames(directory.resolve(Constants.OBJECTS), written);
            move(repository, before, id);
        }
    }

    private static String text(List<Trailer> trailers) {
        return trailers.stream()
                .map(trailer -> trailer.key() + SEPARATOR + trailer.value() + "\n")
                .collect(Collectors.joining());
    }

    private static void move(Repository repository, ObjectId before, ObjectId id)
            throws IOException {
        RefUpdate update = repository.updateRef(REF);
        update.setExpectedOldObjectId(before);
        update.setNewObjectId(id);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
            throw new IOException(REF + " could not be moved: " + result);
        }
        Path refs = repository.getDirectory().toPath().resolve("refs");
        RepositoryFiles.sync(refs.resolve("notes"));
        RepositoryFiles.sync(refs);
    }

    private static ObjectInserter remembering(ObjectInserter inserter, List<ObjectId> written) {
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return inserter;
            }

            @Override
            public ObjectId insert(int type, byte[] data, int offset, int length)
                    throws IOException {
                ObjectId id = Objects.requireNonNull(inserter.insert(type, data, offset, length));
                written.add(id);
                return id;
            }
        };
    }
}
