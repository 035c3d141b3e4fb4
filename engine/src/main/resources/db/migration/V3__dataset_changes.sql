-- What was done to the data of scripts. For what was removed, the hash of what was there.
CREATE TABLE dataset_changes (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  script_id  INTEGER NOT NULL REFERENCES scripts (id),
  kind       TEXT    NOT NULL CHECK (kind IN ('test', 'production')),
  removed    INTEGER NOT NULL CHECK (removed IN (0, 1)),
  sha256     TEXT    NOT NULL REFERENCES dataset_blobs (sha256),
  changed_by TEXT    NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX dataset_changes_by_script ON dataset_changes (script_id, id);

-- The audit said it in words: 'test 0123…'.
INSERT INTO dataset_changes (script_id, kind, removed, sha256, changed_by, changed_at)
SELECT script_id, substr(detail, 1, instr(detail, ' ') - 1), action = 'dataset removed',
  substr(detail, instr(detail, ' ') + 1), user_name, at
FROM audit WHERE action IN ('dataset stored', 'dataset removed') ORDER BY id;
DELETE FROM audit WHERE action IN ('dataset stored', 'dataset removed');
