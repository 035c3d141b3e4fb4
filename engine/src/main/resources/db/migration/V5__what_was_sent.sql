-- 0 where it ended before anything of it was sent, else 1.
ALTER TABLE interactions ADD COLUMN sent INTEGER NOT NULL DEFAULT 1;
UPDATE interactions SET sent = 0
WHERE outcome IN ('blocked', 'refused', 'limited') AND first_text IS NULL AND cost IS NULL;

DROP INDEX interactions_by_user;
CREATE INDEX interactions_by_user ON interactions (user_name, id);
CREATE INDEX interactions_by_model ON interactions (model, id);
-- For sums, which need not read across the long texts.
CREATE INDEX interactions_of_a_day ON interactions (user_name, started_at, sent, outcome, cost);
