-- lead-recycle's peer in DuckDB, as sqlite/recycle.sql.
CREATE TEMP TABLE open_lead AS SELECT lead.id, rep,
  coalesce(max(visit.moment), any_value(recorded_at)) AS clock
  FROM lead LEFT JOIN visit ON visit.lead = lead.id
  WHERE closed_at IS NULL GROUP BY lead.id, rep;
CREATE TEMP TABLE due AS SELECT row_number() OVER (ORDER BY clock, id) AS place,
  id, rep, clock FROM open_lead
  WHERE clock < epoch(TIMESTAMP ':day' - INTERVAL 3 MONTH);
CREATE TEMP TABLE load AS SELECT reps.rep, count(open_lead.id) AS leads
  FROM (SELECT DISTINCT rep FROM lead WHERE rep IS NOT NULL) AS reps
  LEFT JOIN open_lead ON open_lead.rep = reps.rep
    AND clock >= epoch(TIMESTAMP ':day' - INTERVAL 3 MONTH)
  GROUP BY reps.rep;
CREATE TEMP TABLE slot AS
  SELECT row_number() OVER (ORDER BY leads + number, rep) AS place, rep
  FROM load, range(1, (SELECT count(*) // 200
    + (SELECT max(leads) - min(leads) FROM load) + 3 FROM due)) AS round(number)
  QUALIFY place <= (SELECT count(*) FROM due);
UPDATE lead SET rep = given.rep FROM (SELECT due.id, slot.rep
  FROM due JOIN slot USING(place)) AS given WHERE lead.id = given.id;
COPY (SELECT due.id, due.rep, slot.rep, clock
  FROM due JOIN slot USING(place) ORDER BY place) TO '/dev/stdout' (FORMAT csv);
