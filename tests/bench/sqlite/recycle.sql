-- lead-recycle's peer: open leads whose last visit, or without one report, is
-- more than 3 months before :day go to the reps with fewest leads, a slot each;
-- one table is updated, nothing kept of the past, nobody spared his own lead.
PRAGMA cache_size = -262144;
PRAGMA synchronous = FULL;
CREATE TEMP TABLE open_lead AS SELECT lead.id, rep,
  coalesce((SELECT max(at) FROM visit WHERE visit.lead = lead.id), recorded_at)
  AS clock FROM lead WHERE status = 'open';
CREATE TEMP TABLE due AS SELECT row_number() OVER (ORDER BY clock, id) AS place,
  id, rep, clock FROM open_lead WHERE clock < unixepoch(':day', '-3 months');
CREATE TEMP TABLE load AS SELECT rep, (SELECT count(*) FROM open_lead
    WHERE open_lead.rep = reps.rep
    AND clock >= unixepoch(':day', '-3 months')) AS leads
  FROM (SELECT DISTINCT rep FROM lead WHERE rep IS NOT NULL) AS reps;
CREATE TEMP TABLE slot AS
  WITH RECURSIVE total(due, least, reps) AS
    (SELECT (SELECT count(*) FROM due), min(leads), count(*) FROM load),
  round(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM round, total
    WHERE number < due / reps + (SELECT max(leads) - min(leads) FROM load) + 2)
  SELECT row_number() OVER (ORDER BY leads + number, rep) AS place, rep
  FROM load, round ORDER BY leads + number, rep
  LIMIT (SELECT due FROM total);
CREATE UNIQUE INDEX temp.slot_place ON slot(place);
BEGIN IMMEDIATE;
UPDATE lead SET rep = given.rep FROM (SELECT due.id, slot.rep
  FROM due JOIN slot USING(place) ORDER BY due.id) AS given
  WHERE lead.id = given.id;
COMMIT;
SELECT due.id, due.rep, slot.rep, date(clock, 'unixepoch')
  FROM due JOIN slot USING(place) ORDER BY place;
