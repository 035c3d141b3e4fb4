package ved.engine.catalogue;

import ved.engine.catalogue.OwnWork.Content;
import ved.engine.script.ScriptId;
import ved.engine.script.ScriptVersion;

import java.util.Optional;

/**
 * How one script comes to {@code prod}.
 *
 * @param own the newest version on the user's branch
 * @param joining where {@code prod} has moved on since; empty for a fast merge
 * @param bytes what {@code prod} gets
 * @param fingerprint of those bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record MergePlan(ScriptVersion own, Optional<Joining> joining, byte[] bytes, String fingerprint) {
    ScriptId script() {
        return own.script();
    }

    /**
     * @param prod what is brought into the own work
     * @param content what comes of both
     */
    record Joining(ScriptVersion prod, Content content) {}
}
