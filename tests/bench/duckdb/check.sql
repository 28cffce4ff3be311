-- sqlite/check.sql; run puts in the time.
COPY (
  WITH asked AS (
    SELECT row_number() OVER () AS n, phone
    FROM read_csv('phones.csv', header = true, columns = {'phone': 'BIGINT'}))
  SELECT asked.phone, CASE WHEN lead IS NULL THEN 'free' ELSE 'protected' END,
    lead, partner, rep, to_timestamp(until)::DATE
  FROM asked LEFT JOIN protect ON protect.phone = asked.phone
    AND since <= :at AND until >= :at
  ORDER BY n
) TO '/dev/stdout' (FORMAT csv, HEADER false);
