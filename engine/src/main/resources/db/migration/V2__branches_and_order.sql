-- The version of prod that was brought into this one, where two were joined.
ALTER TABLE versions ADD COLUMN merged_id INTEGER REFERENCES versions (id);
CREATE INDEX versions_by_parent ON versions (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX versions_by_merged ON versions (merged_id) WHERE merged_id IS NOT NULL;
CREATE INDEX versions_by_origin ON versions (fork_script_id) WHERE fork_script_id IS NOT NULL;

-- How the version that a branch has of a script stands against prod's: prod's is that one or was
-- made from it (merged); it was made from prod's, or prod has none (ahead); or neither (diverged).
CREATE TABLE branch_tips_2 (
  branch     TEXT    NOT NULL,
  script_id  INTEGER NOT NULL REFERENCES scripts (id),
  version_id INTEGER NOT NULL REFERENCES versions (id),
  standing   TEXT    NOT NULL CHECK (standing IN ('merged', 'ahead', 'diverged')),
  PRIMARY KEY (branch, script_id)
) STRICT, WITHOUT ROWID;

WITH RECURSIVE
  from_prod (id) AS (
    SELECT version_id FROM branch_tips WHERE branch = 'prod'
    UNION
    SELECT v.id FROM from_prod f JOIN versions v ON v.parent_id = f.id)
INSERT INTO branch_tips_2 (branch, script_id, version_id, standing)
SELECT t.branch, t.script_id, t.version_id,
  CASE
    WHEN t.on_prod = 1 OR t.branch = 'prod' THEN 'merged'
    WHEN t.version_id IN from_prod THEN 'ahead'
    WHEN NOT EXISTS (SELECT 1 FROM branch_tips p
                     WHERE p.branch = 'prod' AND p.script_id = t.script_id) THEN 'ahead'
    ELSE 'diverged'
  END
FROM branch_tips t;

DROP TABLE branch_tips;
ALTER TABLE branch_tips_2 RENAME TO branch_tips;
CREATE INDEX branch_tips_by_script ON branch_tips (script_id);

-- What happened to the order of the queue. Numbers in ten-thousandths.
CREATE TABLE placements (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  kind        TEXT    NOT NULL
    CHECK (kind IN ('created', 'moved', 'renumbered', 'deleted', 'returned')),
  script_id   INTEGER NOT NULL REFERENCES scripts (id),
  from_number INTEGER,
  to_number   INTEGER,
  changed_by  TEXT    NOT NULL,
  changed_at  INTEGER NOT NULL,
  commit_id   TEXT    NOT NULL,
  UNIQUE (commit_id, script_id, kind)
) STRICT;
CREATE INDEX placements_by_script ON placements (script_id, id);

INSERT INTO placements (kind, script_id, to_number, changed_by, changed_at, commit_id)
SELECT 'created', s.id, s.ordering_number, s.created_by, s.created_at, v.commit_id
FROM scripts s JOIN versions v ON v.script_id = s.id AND v.parent_id IS NULL
ORDER BY s.created_at, s.id;
