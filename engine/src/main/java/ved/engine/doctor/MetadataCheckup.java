package ved.engine.doctor;

import ved.engine.script.Branch;
import ved.engine.script.OrderingNumber;
import ved.engine.script.ScriptId;
import ved.engine.script.VersionNumber;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the doctor asks of the metadata store. */
public interface MetadataCheckup {
    /** What is wrong with the file and with references between its rows, a line each. */
    List<String> faults();

    List<VersionEntry> versions();

    /** The commit up to which each branch was recorded. */
    Map<Branch, String> heads();

    /** The version that each branch has of each script. */
    Map<Tip, VersionNumber> tips();

    /** Every script with its place in the queue; empty for one that was deleted. */
    Map<ScriptId, Optional<OrderingNumber>> queue();

    /** Ordering numbers that more than one live script has. */
    List<OrderingNumber> sharedNumbers();

    /** Live scripts that have the same code on {@code prod}, together. */
    List<List<ScriptId>> sharedCode();

    /** Where a branch stands with a script. */
    record Tip(Branch branch, ScriptId script) {}

    /** What is the same for a version in every store. */
    record VersionName(ScriptId script, VersionNumber number) {
        @Override
        public String toString() {
            return "Version %s of script %s".formatted(number, script);
        }
    }

    /** A version as the store has it. */
    record VersionEntry(VersionName name, Branch branch, String commit, String blob) {}
}
