-- Which phones of phones.csv are protected at :at?
PRAGMA cache_size = -262144;
CREATE TEMP TABLE asked(phone INTEGER);
.mode csv
.import --skip 1 phones.csv asked
SELECT asked.phone, CASE WHEN lead IS NULL THEN 'free' ELSE 'protected' END,
    lead, partner, rep, date(until, 'unixepoch')
  FROM asked LEFT JOIN protect ON protect.phone = asked.phone
    AND since <= :at AND until >= :at
  ORDER BY asked.rowid;
