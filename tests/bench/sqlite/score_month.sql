-- Misses of a month for each consultant: of the visit in force on the day one
-- call within 3 days, three within 10, then one every 7 days, counted from the
-- visit; the lead open at the end of that day.
PRAGMA cache_size = -262144;
WITH
  month(first, next) AS (SELECT unixepoch(':month-01') / 86400,
    unixepoch(':month-01', '+1 month') / 86400),
  visited AS (
    SELECT visit.lead, rep, at, at / 86400 AS day, min(
        coalesce(lead(at) OVER (PARTITION BY visit.lead ORDER BY at), 1 << 60),
        coalesce(closed_at, 1 << 60)) AS until
    FROM lead CROSS JOIN visit ON visit.lead = lead.id, month
    WHERE status <> 'none' AND recorded_at < next * 86400
      AND (closed_at IS NULL OR closed_at >= first * 86400)),
  step(calls, days) AS (VALUES (1, 3), (2, 10), (3, 10)),
  week(number) AS (VALUES (0), (1), (2), (3), (4)),
  slot AS (
    SELECT lead, rep, at, until, calls, day + days AS due
    FROM visited, month, step WHERE day + days BETWEEN first AND next - 1
    UNION ALL
    SELECT lead, rep, at, until, 3 + weeks, day + 10 + 7 * weeks
    FROM (SELECT visited.*,
        number + max(1, (first - day - 4) / 7) AS weeks
      FROM visited, month, week), month
    WHERE day + 10 + 7 * weeks BETWEEN first AND next - 1)
SELECT rep, count(*), sum((SELECT count(*) FROM callback
    WHERE callback.lead = slot.lead AND callback.at > slot.at AND reached
      AND callback.at < (due + 1) * 86400) < calls)
  FROM slot WHERE until > (due + 1) * 86400 - 1 GROUP BY rep ORDER BY rep;
