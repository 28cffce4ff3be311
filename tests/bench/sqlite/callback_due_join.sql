-- The same as callback_due.sql by one join over all callbacks.
PRAGMA cache_size = -262144;
WITH
  day(last, number) AS (SELECT unixepoch(':day') + 86399, unixepoch(':day') / 86400),
  visited AS MATERIALIZED (
    SELECT visit.lead AS id, max(at) AS at FROM visit, day WHERE at <= last
    GROUP BY visit.lead),
  counted AS (
    SELECT lead.id, lead.rep, visited.at, count(callback.at) AS made
    FROM visited JOIN lead ON lead.id = visited.id JOIN day
      LEFT JOIN callback ON callback.lead = lead.id AND callback.at > visited.at
        AND callback.at <= last AND reached
    WHERE status <> 'none' AND recorded_at <= last
      AND (closed_at IS NULL OR closed_at > last) GROUP BY lead.id),
  planned AS (
    SELECT id, rep, at, made, at / 86400 + CASE made WHEN 0 THEN 3
      WHEN 1 THEN 10 WHEN 2 THEN 10 ELSE 10 + 7 * (made - 2) END AS due
    FROM counted)
SELECT id, rep, date(at, 'unixepoch'), made, date(86400 * due, 'unixepoch'),
    CASE WHEN due < number THEN 'overdue' ELSE 'due' END
  FROM planned, day WHERE due <= number ORDER BY due, rep, id;
