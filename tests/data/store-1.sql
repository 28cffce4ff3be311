-- The tables of a store of version 1, never to be edited: what an old office
-- has is what every later version must begin with.
CREATE TABLE staff(
 id INTEGER PRIMARY KEY,
 staff TEXT NOT NULL UNIQUE CHECK(staff <> ''),
 name TEXT NOT NULL CHECK(name <> ''),
 role INTEGER NOT NULL CHECK(role BETWEEN 0 AND 11),
 ability INTEGER NOT NULL CHECK(ability > 0),
 joined_on INTEGER, left_on INTEGER CHECK(left_on >= joined_on),
 away_from INTEGER,
 away_until INTEGER CHECK(away_until >= away_from),
 last_turn INTEGER) STRICT;
CREATE TABLE partner(
 id INTEGER PRIMARY KEY,
 partner TEXT NOT NULL UNIQUE CHECK(partner <> ''),
 kind INTEGER NOT NULL CHECK(kind BETWEEN 1 AND 4),
 name TEXT NOT NULL, phone INTEGER, id_no TEXT,
 listed_on INTEGER NOT NULL,
 ended_on INTEGER CHECK(ended_on >= listed_on)) STRICT;
CREATE TABLE customer(
 phone INTEGER PRIMARY KEY, id INTEGER NOT NULL, name TEXT,
 importance INTEGER CHECK(importance BETWEEN 0 AND 2),
 born_on INTEGER, occupation TEXT, needs TEXT, source TEXT) STRICT;
CREATE TABLE family(
 phone INTEGER PRIMARY KEY,
 customer INTEGER NOT NULL CHECK(customer <> phone)) STRICT;
CREATE TABLE lead(
 id INTEGER PRIMARY KEY, phone INTEGER NOT NULL, name TEXT NOT NULL,
 partner INTEGER REFERENCES partner, rep INTEGER REFERENCES staff,
 recorded_at INTEGER NOT NULL, visited_at INTEGER,
 excused_by INTEGER REFERENCES staff, late INTEGER, reason INTEGER,
 blocked_by INTEGER, held_by INTEGER,
 entered_at INTEGER NOT NULL) STRICT;
CREATE TABLE claim(
 customer INTEGER NOT NULL, since INTEGER NOT NULL,
 lead INTEGER NOT NULL, state INTEGER NOT NULL, attempt INTEGER,
 starts_on INTEGER, until_on INTEGER, partner_until INTEGER,
 partner INTEGER, rep INTEGER,
 PRIMARY KEY(customer, since, lead)) STRICT, WITHOUT ROWID;
CREATE TABLE visit(
 id INTEGER PRIMARY KEY, phone INTEGER, arrived_at INTEGER NOT NULL,
 lead INTEGER REFERENCES lead, claim INTEGER,
 state INTEGER NOT NULL, partner INTEGER REFERENCES partner,
 receiver INTEGER REFERENCES staff, turn INTEGER, left_at INTEGER,
 id_checked INTEGER, form_no TEXT, greeter INTEGER REFERENCES staff,
 name TEXT, invalid INTEGER, approved_by TEXT, reason INTEGER,
 blocked_by INTEGER, held_by INTEGER,
 entered_at INTEGER NOT NULL) STRICT;
CREATE TABLE event(
 lead INTEGER NOT NULL, at INTEGER NOT NULL, kind INTEGER NOT NULL,
 id INTEGER NOT NULL, staff INTEGER, detail INTEGER,
 PRIMARY KEY(lead, at, kind, id)) STRICT, WITHOUT ROWID;
CREATE TABLE open_lead(
 lead INTEGER PRIMARY KEY, phone INTEGER NOT NULL,
 name TEXT NOT NULL, rep INTEGER, count_kind INTEGER,
 count_at INTEGER, counts INTEGER, made INTEGER, made_at INTEGER,
 last_at INTEGER) STRICT;
CREATE TABLE closed_lead(
 closed_at INTEGER NOT NULL, lead INTEGER NOT NULL,
 PRIMARY KEY(closed_at, lead)) STRICT, WITHOUT ROWID;
CREATE TABLE call(
 id INTEGER PRIMARY KEY, phone INTEGER NOT NULL,
 called_at INTEGER NOT NULL, name TEXT,
 staff INTEGER REFERENCES staff, needs TEXT, source TEXT) STRICT;
CREATE TABLE ref(
 what TEXT NOT NULL, ref TEXT NOT NULL, id INTEGER NOT NULL,
 lead INTEGER, at INTEGER,
 PRIMARY KEY(what, ref)) STRICT, WITHOUT ROWID;
CREATE TABLE note(
 what TEXT NOT NULL, id INTEGER NOT NULL, note TEXT NOT NULL,
 PRIMARY KEY(what, id)) STRICT, WITHOUT ROWID;
CREATE TABLE sequence(
 what TEXT PRIMARY KEY, last INTEGER NOT NULL)
 STRICT, WITHOUT ROWID;
CREATE TABLE audit(
 seq INTEGER PRIMARY KEY, at INTEGER NOT NULL,
 as_of INTEGER NOT NULL, user TEXT NOT NULL, command TEXT NOT NULL,
 changes TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TRIGGER audit_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is insert-only'); END;
CREATE TRIGGER audit_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is insert-only'); END;
