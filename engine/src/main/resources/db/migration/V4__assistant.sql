CREATE TABLE conversations (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  user_name  TEXT    NOT NULL,
  script_id  INTEGER REFERENCES scripts (id),
  title      TEXT    NOT NULL,
  started_at INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_by_user ON conversations (user_name, id);

-- What stands for what in everything that the provider sees of a conversation.
CREATE TABLE conversation_names (
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  original        TEXT    NOT NULL,
  pseudonym       TEXT    NOT NULL,
  PRIMARY KEY (conversation_id, original),
  UNIQUE (conversation_id, pseudonym)
) STRICT, WITHOUT ROWID;

CREATE TABLE interactions (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_id INTEGER NOT NULL REFERENCES conversations (id),
  user_name       TEXT    NOT NULL,
  script_id       INTEGER REFERENCES scripts (id),
  version_id      INTEGER REFERENCES versions (id),
  task            TEXT    NOT NULL,
  masking         TEXT    NOT NULL,
  prompt          TEXT    NOT NULL,
  outcome         TEXT    NOT NULL,
  answer          TEXT    NOT NULL,
  code            TEXT,
  model           TEXT    NOT NULL,
  input_tokens    INTEGER,
  output_tokens   INTEGER,
  cost            REAL, -- in US dollars; null is unknown
  started_at      INTEGER NOT NULL,
  latency         INTEGER, -- in microseconds
  first_text      INTEGER, -- in microseconds
  reason          TEXT
) STRICT;
CREATE INDEX interactions_by_conversation ON interactions (conversation_id, id);
CREATE INDEX interactions_by_user ON interactions (user_name, started_at);
CREATE INDEX interactions_by_script ON interactions (script_id, id) WHERE script_id IS NOT NULL;
CREATE INDEX interactions_by_version ON interactions (version_id, id) WHERE version_id IS NOT NULL;
CREATE INDEX unfinished_interactions ON interactions (id) WHERE outcome = 'started';

-- Everything that was sent and answered, word by word, in order.
CREATE TABLE interaction_texts (
  interaction_id INTEGER NOT NULL REFERENCES interactions (id),
  place          INTEGER NOT NULL,
  role           TEXT    NOT NULL,
  original       TEXT    NOT NULL,
  sent           TEXT    NOT NULL,
  PRIMARY KEY (interaction_id, place)
) STRICT, WITHOUT ROWID;

-- The versions that accepted code was saved in.
CREATE TABLE interaction_versions (
  interaction_id INTEGER NOT NULL REFERENCES interactions (id),
  version_id     INTEGER NOT NULL REFERENCES versions (id),
  PRIMARY KEY (interaction_id, version_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX interactions_by_saved_version ON interaction_versions (version_id);
