-- Registering leads.csv in the sqlite3 shell: .import, then each record in turn
-- through a trigger.  A record is refused when a lead of somebody else that was
-- accepted holds the phone; what a brokerage or a referrer registers holds
-- nobody.  No other rule, no audit.
PRAGMA synchronous = FULL;
PRAGMA cache_size = -262144;
PRAGMA temp_store = MEMORY;
CREATE TABLE lead(
  id INTEGER PRIMARY KEY, phone INTEGER NOT NULL, name TEXT NOT NULL,
  party TEXT NOT NULL, rep TEXT NOT NULL, recorded_at INTEGER NOT NULL,
  visit_at INTEGER, protected_until INTEGER NOT NULL,
  status INTEGER NOT NULL) STRICT;
CREATE INDEX lead_phone ON lead(phone);
CREATE INDEX lead_rep ON lead(rep, status);
CREATE INDEX lead_visit ON lead(visit_at);
CREATE TEMP TABLE period(kind TEXT PRIMARY KEY, seconds INTEGER) WITHOUT ROWID;
INSERT INTO period VALUES ('', 92 * 86400), ('c', 60 * 86400),
  ('e', 60 * 86400), ('b', NULL), ('r', NULL);
CREATE TEMP TABLE raw(phone, name, partner, rep, recorded_at, visited_at, needs);
CREATE TEMP TABLE answer(line INTEGER PRIMARY KEY, phone, lead, blocked_by, until);
CREATE TEMP VIEW incoming AS
  SELECT 0 line, 0 phone, '' name, '' party, '' rep, 0 recorded_at, 0 at, 0 until;
CREATE TEMP TRIGGER register INSTEAD OF INSERT ON incoming BEGIN
  INSERT INTO answer VALUES (new.line, new.phone, NULL,
    (SELECT id FROM main.lead WHERE phone = new.phone
      AND protected_until >= new.at AND party <> new.party), new.until);
  INSERT INTO lead(phone, name, party, rep, recorded_at, visit_at,
      protected_until, status)
    SELECT new.phone, new.name, new.party, new.rep, new.recorded_at, new.at,
      new.until, 0 FROM answer WHERE line = new.line AND blocked_by IS NULL;
  UPDATE answer SET lead = last_insert_rowid()
    WHERE line = new.line AND blocked_by IS NULL;
END;
.mode csv
.import --skip 1 leads.csv raw
BEGIN;
INSERT INTO incoming
  SELECT raw.rowid,
    0 + substr(replace(replace(replace(phone, '-', ''), ' ', ''), '+', ''), -11),
    name, CASE partner WHEN '' THEN rep ELSE partner END, rep,
    unixepoch(recorded_at),
    unixepoch(CASE visited_at WHEN '' THEN recorded_at ELSE visited_at END),
    coalesce(seconds +
      unixepoch(CASE visited_at WHEN '' THEN recorded_at ELSE visited_at END), 0)
  FROM raw JOIN period ON kind = substr(partner, 1, 1) ORDER BY raw.rowid;
COMMIT;
SELECT line, CASE WHEN lead IS NULL THEN 'refused' ELSE 'ok' END, lead, phone,
  blocked_by, CASE WHEN lead AND until THEN date(until, 'unixepoch') END
  FROM answer ORDER BY line;
