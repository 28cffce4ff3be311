-- sqlite/callback_due.sql; run puts in the day.
COPY (
  WITH
    day AS (SELECT epoch(DATE ':day')::BIGINT + 86399 AS last,
      epoch(DATE ':day')::BIGINT // 86400 AS number),
    visited AS (
      SELECT lead.id, any_value(rep) AS rep, max(moment) AS moment
      FROM lead JOIN visit ON visit.lead = lead.id, day
      WHERE recorded_at <= last AND (closed_at IS NULL OR closed_at > last)
        AND moment <= last GROUP BY lead.id),
    counted AS (
      SELECT id, any_value(rep) AS rep, any_value(visited.moment) AS moment,
        count(callback.moment) AS made
      FROM visited CROSS JOIN day LEFT JOIN callback ON callback.lead = id
        AND callback.moment > visited.moment AND callback.moment <= last
        AND reached
      GROUP BY id),
    planned AS (
      SELECT id, rep, moment, made, moment // 86400 + CASE made WHEN 0 THEN 3
        WHEN 1 THEN 10 WHEN 2 THEN 10 ELSE 10 + 7 * (made - 2) END AS due
      FROM counted)
  SELECT id, rep, to_timestamp(moment)::DATE, made,
    to_timestamp(86400 * due)::DATE,
    CASE WHEN due < number THEN 'overdue' ELSE 'due' END
  FROM planned, day WHERE due <= number ORDER BY due, rep, id
) TO '/dev/stdout' (FORMAT csv, HEADER false);
