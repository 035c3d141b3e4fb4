-- Times are microseconds since 1970-01-01 UTC. Names of statuses, kinds and streams are in lower case.

CREATE TABLE users (
  name          TEXT PRIMARY KEY,
  password_hash TEXT NOT NULL,
  disabled_at   INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE user_roles (
  user_name TEXT NOT NULL REFERENCES users (name),
  role      TEXT NOT NULL CHECK (role IN ('viewer', 'editor')),
  PRIMARY KEY (user_name, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  user_name  TEXT    NOT NULL REFERENCES users (name),
  opened_at  INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- Who did what, where no other table says so.
CREATE TABLE audit (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,
  user_name TEXT    NOT NULL,
  action    TEXT    NOT NULL,
  script_id INTEGER,
  detail    TEXT    NOT NULL
) STRICT;

CREATE TABLE milestones (
  name       TEXT PRIMARY KEY,
  reached_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The highest script id that was ever given.
CREATE TABLE script_ids (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  last INTEGER NOT NULL
) STRICT;
INSERT INTO script_ids (one, last) VALUES (1, 0);

CREATE TABLE scripts (
  id              INTEGER PRIMARY KEY,
  ordering_number INTEGER NOT NULL CHECK (ordering_number >= 0), -- in ten-thousandths
  created_by      TEXT    NOT NULL,
  created_at      INTEGER NOT NULL,
  deleted_by      TEXT,
  deleted_at      INTEGER
) STRICT;
CREATE UNIQUE INDEX live_scripts_by_ordering_number
  ON scripts (ordering_number) WHERE deleted_at IS NULL;

CREATE TABLE versions (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  script_id        INTEGER NOT NULL REFERENCES scripts (id),
  major            INTEGER NOT NULL CHECK (major >= 0),
  minor            INTEGER NOT NULL CHECK (minor >= 0),
  branch           TEXT    NOT NULL,
  commit_id        TEXT    NOT NULL,
  blob_id          TEXT    NOT NULL,
  parent_id        INTEGER REFERENCES versions (id),
  fork_script_id   INTEGER REFERENCES scripts (id),
  fork_version_id  INTEGER REFERENCES versions (id),
  committer        TEXT    NOT NULL,
  saved_at         INTEGER NOT NULL,
  message          TEXT    NOT NULL,
  descriptive_name TEXT    NOT NULL,
  description      TEXT    NOT NULL,
  fingerprint      TEXT    NOT NULL, -- empty where the source could not be analysed
  interpreter      TEXT    NOT NULL,
  UNIQUE (script_id, major, minor),
  UNIQUE (script_id, commit_id),
  CHECK ((fork_script_id IS NULL) = (fork_version_id IS NULL))
) STRICT;
CREATE INDEX versions_by_fingerprint ON versions (fingerprint) WHERE fingerprint <> '';

-- The version that each branch has of each script. on_prod: prod's version is this one or descends
-- from it, so that the branch holds no unmerged work on the script.
CREATE TABLE branch_tips (
  branch     TEXT    NOT NULL,
  script_id  INTEGER NOT NULL REFERENCES scripts (id),
  version_id INTEGER NOT NULL REFERENCES versions (id),
  on_prod    INTEGER NOT NULL DEFAULT 0 CHECK (on_prod IN (0, 1)),
  PRIMARY KEY (branch, script_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX branch_tips_by_script ON branch_tips (script_id);

-- The commit up to which each branch was recorded here.
CREATE TABLE branch_heads (
  branch    TEXT PRIMARY KEY,
  commit_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE merges (
  script_id  INTEGER NOT NULL REFERENCES scripts (id),
  commit_id  TEXT    NOT NULL,
  version_id INTEGER NOT NULL REFERENCES versions (id),
  merged_by  TEXT    NOT NULL,
  merged_at  INTEGER NOT NULL,
  PRIMARY KEY (script_id, commit_id)
) STRICT, WITHOUT ROWID;

-- Bytes are kept although a dataset was replaced: executions and runs are pinned to them.
CREATE TABLE dataset_blobs (
  sha256 TEXT PRIMARY KEY,
  size   INTEGER NOT NULL,
  bytes  BLOB    NOT NULL
) STRICT;

CREATE TABLE datasets (
  script_id INTEGER NOT NULL REFERENCES scripts (id),
  kind      TEXT    NOT NULL CHECK (kind IN ('test', 'production')),
  sha256    TEXT    NOT NULL REFERENCES dataset_blobs (sha256),
  stored_by TEXT    NOT NULL,
  stored_at INTEGER NOT NULL,
  PRIMARY KEY (script_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  status          TEXT    NOT NULL,
  on_failure      TEXT    NOT NULL,
  started_by      TEXT    NOT NULL,
  commit_id       TEXT    NOT NULL,
  scripts         INTEGER NOT NULL,
  succeeded       INTEGER NOT NULL DEFAULT 0,
  failed          INTEGER NOT NULL DEFAULT 0,
  resumes         INTEGER REFERENCES runs (id),
  idempotency_key TEXT,
  request_hash    TEXT    NOT NULL,
  started_at      INTEGER NOT NULL,
  finished_at     INTEGER,
  UNIQUE (started_by, idempotency_key)
) STRICT;
CREATE INDEX unfinished_runs ON runs (id) WHERE finished_at IS NULL;

CREATE TABLE executions (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  script_id      INTEGER NOT NULL REFERENCES scripts (id),
  source         TEXT    NOT NULL,
  version_id     INTEGER REFERENCES versions (id),
  content        TEXT, -- only of unsaved text; that of versions is in Git
  dataset_kind   TEXT,
  dataset_sha256 TEXT REFERENCES dataset_blobs (sha256),
  interpreter    TEXT    NOT NULL,
  sandbox        TEXT    NOT NULL,
  started_by     TEXT    NOT NULL,
  run_id         INTEGER REFERENCES runs (id),
  attempt        INTEGER NOT NULL,
  status         TEXT    NOT NULL,
  exit_code      INTEGER,
  signal         INTEGER,
  reason         TEXT,
  peak_memory    INTEGER, -- in bytes
  queued_at      INTEGER NOT NULL,
  started_at     INTEGER,
  finished_at    INTEGER
) STRICT;
CREATE INDEX finished_executions_by_script
  ON executions (script_id, id) WHERE finished_at IS NOT NULL;
CREATE INDEX executions_by_script ON executions (script_id, id);
CREATE INDEX unfinished_executions ON executions (id) WHERE finished_at IS NULL;
CREATE INDEX executions_by_run ON executions (run_id) WHERE run_id IS NOT NULL;

-- The output of a finished execution, all chunks in one compressed value: see OutputCodec.
CREATE TABLE execution_output (
  execution_id INTEGER PRIMARY KEY REFERENCES executions (id),
  chunks       BLOB NOT NULL
) STRICT;

-- The journal of the actors' events: what pekko-persistence-jdbc expects, as SQLite has it.
CREATE TABLE event_journal (
  ordering           INTEGER PRIMARY KEY AUTOINCREMENT,
  persistence_id     TEXT    NOT NULL,
  sequence_number    INTEGER NOT NULL,
  deleted            INTEGER NOT NULL DEFAULT 0,
  writer             TEXT    NOT NULL,
  write_timestamp    INTEGER,
  adapter_manifest   TEXT,
  event_ser_id       INTEGER NOT NULL,
  event_ser_manifest TEXT    NOT NULL,
  event_payload      BLOB    NOT NULL,
  meta_ser_id        INTEGER,
  meta_ser_manifest  TEXT,
  meta_payload       BLOB,
  UNIQUE (persistence_id, sequence_number)
);
CREATE TABLE event_tag (
  event_id INTEGER NOT NULL REFERENCES event_journal (ordering) ON DELETE CASCADE,
  tag      TEXT    NOT NULL,
  PRIMARY KEY (event_id, tag)
) WITHOUT ROWID;
CREATE INDEX event_tag_tag_idx ON event_tag (tag, event_id);
