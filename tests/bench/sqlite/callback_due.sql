-- Leads live at the end of day :day whose next call is due by then: after the
-- latest visit one call within 3 days, three within 10, then one every 7 days.
PRAGMA cache_size = -262144;
WITH
  day(last, number) AS (SELECT unixepoch(':day') + 86399, unixepoch(':day') / 86400),
  visited AS MATERIALIZED (
    SELECT lead.id, rep,
      (SELECT max(at) FROM visit WHERE visit.lead = lead.id AND at <= last) AS at
    FROM lead, day WHERE status <> 'none' AND recorded_at <= last
      AND (closed_at IS NULL OR closed_at > last)),
  counted AS (
    SELECT id, rep, at, (SELECT count(*) FROM callback, day
        WHERE callback.lead = visited.id AND callback.at > visited.at
          AND callback.at <= last AND reached) AS made
    FROM visited WHERE at IS NOT NULL),
  planned AS (
    SELECT id, rep, at, made, at / 86400 + CASE made WHEN 0 THEN 3
      WHEN 1 THEN 10 WHEN 2 THEN 10 ELSE 10 + 7 * (made - 2) END AS due
    FROM counted)
SELECT id, rep, date(at, 'unixepoch'), made, date(86400 * due, 'unixepoch'),
    CASE WHEN due < number THEN 'overdue' ELSE 'due' END
  FROM planned, day WHERE due <= number ORDER BY due, rep, id;
