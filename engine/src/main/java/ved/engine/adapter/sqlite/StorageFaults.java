package ved.engine.adapter.sqlite;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

import ved.engine.script.StorageException;

import java.sql.SQLTransientConnectionException;

/** Tells the faults of the host, which a person can mend, from those of Ved itself. */
final class StorageFaults {
    private static final int PRIMARY_CODE = 0xff;

    private StorageFaults() {}

    /** A {@link StorageException} where the cause lies with the host, else the fault itself. */
    static RuntimeException translate(RuntimeException fault) {
        if (fault instanceof StorageException) {
            return fault;
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            String message = message(cause);
            if (message != null) {
                return new StorageException(message, fault);
            }
        }
        return fault;
    }

    private static @Nullable String message(Throwable cause) {
        return switch (cause) {
            case SQLiteException e -> message(e.getResultCode().code & PRIMARY_CODE, e);
            case SQLTransientConnectionException e ->
                    "The database did not answer in time. Try again in a moment.";
            default -> null;
        };
    }

    private static @Nullable String message(int primaryCode, SQLiteException e) {
        return switch (primaryCode) {
            case 13 -> // SQLITE_FULL
                    "The disk with Ved's data directory is full. Make room and try again; what was"
                            + " saved before is kept.";
            case 5, 6 -> // SQLITE_BUSY, SQLITE_LOCKED
                    "Another program keeps Ved's database locked. Close it and try again.";
            case 3, 8, 14, 23 -> // SQLITE_PERM, _READONLY, _CANTOPEN, _AUTH
                    "Ved may not write its data directory. Check the rights of the folder and of"
                            + " the files in it.";
            case 10 -> // SQLITE_IOERR
                    "Reading or writing Ved's data directory failed (%s). Check the disk."
                            .formatted(e.getResultCode());
            case 11, 26 -> // SQLITE_CORRUPT, SQLITE_NOTADB
                    "Ved's database is damaged (%s). Restore the data directory from a backup."
                            .formatted(e.getResultCode());
            default -> null;
        };
    }
}
