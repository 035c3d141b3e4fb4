package ved.engine.doctor;

import ved.engine.script.Branch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the doctor asks of the scripts repository. Ids are 40 hex digits. */
public interface RepositoryCheckup {
    /** What is wrong with objects and refs, a line each; reads all of them. */
    List<String> faults();

    /** Where each branch stands. */
    Map<Branch, String> heads();

    boolean hasCommit(String commit);

    /** Whether the commit is the branch's head or one that it was made from. */
    boolean reaches(Branch branch, String commit);

    /** The blob of a file at the root of a commit; none when either is not there. */
    Optional<String> file(String commit, String path);

    /** The blobs of the files at the root of a commit, by path; none when the commit is not there. */
    Map<String, String> files(String commit);
}
