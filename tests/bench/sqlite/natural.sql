-- The same office as anybody would lay it out: a table for each thing, an index
-- for each question; made from our store, which is attached as ours.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -524288;
PRAGMA temp_store = MEMORY;
BEGIN;
CREATE TABLE lead(
  id INTEGER PRIMARY KEY, phone INTEGER NOT NULL, name TEXT NOT NULL,
  partner INTEGER, rep INTEGER, recorded_at INTEGER NOT NULL,
  closed_at INTEGER, status TEXT NOT NULL) STRICT;
CREATE TABLE visit(
  id INTEGER PRIMARY KEY, lead INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE callback(
  id INTEGER PRIMARY KEY, lead INTEGER NOT NULL, at INTEGER NOT NULL,
  rep INTEGER NOT NULL, reached INTEGER NOT NULL) STRICT;
CREATE TABLE protect(
  phone INTEGER NOT NULL, since INTEGER NOT NULL, lead INTEGER NOT NULL,
  until INTEGER NOT NULL, partner INTEGER, rep INTEGER,
  PRIMARY KEY (phone, since, lead)) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE closed AS SELECT lead, max(closed_at) AS at
  FROM ours.closed_lead GROUP BY lead ORDER BY lead;
CREATE UNIQUE INDEX temp.closed_lead ON closed(lead);
INSERT INTO main.lead
  SELECT id, lead.phone, lead.name, partner, coalesce(open_lead.rep, lead.rep),
    recorded_at, closed.at, CASE WHEN open_lead.lead THEN 'open'
      WHEN closed.lead THEN 'lost' ELSE 'none' END
  FROM ours.lead LEFT JOIN ours.open_lead ON open_lead.lead = lead.id
    LEFT JOIN closed ON closed.lead = lead.id ORDER BY id;
INSERT INTO main.visit(lead, at)
  SELECT lead, at FROM ours.event WHERE kind = 0 ORDER BY at;
INSERT INTO main.callback(lead, at, rep, reached)
  SELECT lead, at, staff, detail % 3 = 0 FROM ours.event WHERE kind = 1
  ORDER BY at;
-- From when it went live through its last day, or until it was closed.
INSERT INTO main.protect
  SELECT customer, min(since), claim.lead,
    min(86400 * (max(until_on) + 1) - 1, coalesce(closed.at - 1, 1 << 60)),
    partner, rep
  FROM ours.claim LEFT JOIN closed ON closed.lead = claim.lead
  WHERE state IN (1, 2) GROUP BY customer, claim.lead
  ORDER BY customer, 2, claim.lead;
CREATE INDEX visit_lead ON visit(lead, at);
CREATE INDEX callback_lead ON callback(lead, at, reached);
CREATE INDEX lead_open ON lead(id) WHERE status = 'open';
COMMIT;
ANALYZE main;
.mode csv
.headers on
.output lead.csv
SELECT id, recorded_at, closed_at, rep FROM lead WHERE status <> 'none';
.output visit.csv
SELECT lead, at FROM visit;
.output callback.csv
SELECT lead, at, reached FROM callback;
.output protect.csv
SELECT * FROM protect;
