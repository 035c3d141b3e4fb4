package ved.engine.doctor;

import ved.engine.script.Branch;

import java.util.List;
import java.util.Optional;

/** What the doctor asks of the scripts repository. Ids are 40 hex digits. */
public interface RepositoryCheckup {
    /** What is wrong with objects and refs, a line each; reads all of them. */
    List<String> faults();

    boolean hasCommit(String commit);

    /** Whether the commit is the branch's head or one that it was made from. */
    boolean reaches(Branch branch, String commit);

    /** The blob of a file at the root of a commit; empty when file or commit are not there. */
    Optional<String> blob(String commit, String path);
}
