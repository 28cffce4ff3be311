-- The office of sqlite/natural.sql in DuckDB's own tables.
CREATE TABLE lead AS
  SELECT id::INTEGER AS id, recorded_at, closed_at, rep::INTEGER AS rep
  FROM read_csv('lead.csv', header = true, nullstr = '',
    columns = {'id': 'BIGINT', 'recorded_at': 'BIGINT', 'closed_at': 'BIGINT',
      'rep': 'BIGINT'});
CREATE TABLE visit AS SELECT lead::INTEGER AS lead, moment FROM
  read_csv('visit.csv', header = true,
    columns = {'lead': 'BIGINT', 'moment': 'BIGINT'});
CREATE TABLE callback AS
  SELECT lead::INTEGER AS lead, moment, reached = 1 AS reached
  FROM read_csv('callback.csv', header = true,
    columns = {'lead': 'BIGINT', 'moment': 'BIGINT', 'reached': 'INTEGER'});
CREATE TABLE protect AS SELECT * FROM
  read_csv('protect.csv', header = true, nullstr = '',
    columns = {'phone': 'BIGINT', 'since': 'BIGINT', 'lead': 'BIGINT',
      'until': 'BIGINT', 'partner': 'INTEGER', 'rep': 'INTEGER'});
