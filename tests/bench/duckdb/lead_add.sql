-- Registering leads.csv in DuckDB: the rule of sqlite/lead_add.sql, by a
-- recursion over the n-th record of each phone that carries who holds it.
CREATE TABLE lead(
  id BIGINT PRIMARY KEY, phone BIGINT NOT NULL, name VARCHAR, party VARCHAR,
  rep VARCHAR, recorded_at TIMESTAMP, visit_at TIMESTAMP,
  protected_until TIMESTAMP, status INTEGER);
CREATE TEMP TABLE raw AS
  SELECT row_number() OVER () AS id,
    right(regexp_replace(phone, '[^0-9]', '', 'g'), 11)::BIGINT AS phone, name,
    coalesce(partner, rep) AS party, rep, recorded_at::TIMESTAMP AS recorded_at,
    coalesce(visited_at, recorded_at)::TIMESTAMP AS moment,
    coalesce(visited_at, recorded_at)::TIMESTAMP +
      CASE WHEN partner IS NULL THEN INTERVAL 92 DAY
        WHEN partner[1] IN ('c', 'e') THEN INTERVAL 60 DAY END AS until
  FROM read_csv('leads.csv', header = true, all_varchar = true, nullstr = '');
CREATE TEMP TABLE numbered AS
  SELECT *, row_number() OVER (PARTITION BY phone ORDER BY id) AS n FROM raw;
CREATE TEMP TABLE judged AS
  WITH RECURSIVE step(id, phone, n, refused, held) AS (
    SELECT id, phone, n, false,
      CASE WHEN until IS NULL THEN []
        ELSE [{'party': party, 'until': until}] END
    FROM numbered WHERE n = 1
    UNION ALL
    SELECT r.id, r.phone, r.n,
      len(list_filter(held, lambda h: h.party <> r.party AND h.until >= r.moment)) > 0
        AS no,
      CASE WHEN no OR r.until IS NULL THEN held
        ELSE list_append(held, {'party': r.party, 'until': r.until}) END
    FROM step JOIN numbered r ON r.phone = step.phone AND r.n = step.n + 1)
  SELECT id, refused FROM step;
INSERT INTO lead
  SELECT id, phone, name, party, rep, recorded_at, moment, until, 0
  FROM raw JOIN judged USING (id) WHERE NOT refused;
CREATE INDEX lead_phone ON lead(phone);
CREATE INDEX lead_rep ON lead(rep);
COPY (
  SELECT id, CASE WHEN refused THEN 'refused' ELSE 'ok' END, phone,
    CASE WHEN NOT refused THEN until::DATE END
  FROM raw JOIN judged USING (id) ORDER BY id
) TO '/dev/stdout' (FORMAT csv, HEADER false);
