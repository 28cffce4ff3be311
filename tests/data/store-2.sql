-- The tables of a store of version 2, never to be edited: what an old office
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
CREATE TABLE milestone(
 id INTEGER PRIMARY KEY,
 milestone TEXT NOT NULL UNIQUE CHECK(milestone <> ''),
 kind INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 1),
 planned_on INTEGER NOT NULL) STRICT;
CREATE TABLE deal(
 id INTEGER PRIMARY KEY,
 deal TEXT NOT NULL UNIQUE CHECK(deal <> ''),
 customer INTEGER NOT NULL, phone INTEGER NOT NULL,
 lead INTEGER REFERENCES lead,
 rep INTEGER NOT NULL REFERENCES staff,
 service_agent INTEGER REFERENCES staff, unit TEXT NOT NULL,
 price INTEGER NOT NULL CHECK(price > 0),
 pay_method INTEGER NOT NULL CHECK(pay_method BETWEEN 0 AND 3),
 down_payment INTEGER CHECK(down_payment BETWEEN 0 AND price),
 facility_fee INTEGER, maintenance_fund INTEGER, other_fees INTEGER,
 subscribed_on INTEGER NOT NULL,
 handover INTEGER REFERENCES milestone, unit_now TEXT NOT NULL,
 signed_on INTEGER, voided_on INTEGER, settled_on INTEGER,
 cared_on INTEGER, entered_at INTEGER NOT NULL) STRICT;
CREATE INDEX deal_customer ON deal(customer);
CREATE UNIQUE INDEX deal_unit ON deal(unit_now)
 WHERE voided_on IS NULL;
CREATE INDEX deal_settled ON deal(settled_on);
CREATE INDEX deal_cared ON deal(cared_on);
CREATE TABLE deal_event(
 deal INTEGER NOT NULL REFERENCES deal, on_day INTEGER NOT NULL,
 id INTEGER NOT NULL, event INTEGER NOT NULL, amount INTEGER,
 item INTEGER, staff INTEGER REFERENCES staff,
 identity_checked INTEGER, approved_by TEXT, unit TEXT,
 price INTEGER, rep INTEGER REFERENCES staff, pay_method INTEGER,
 down_payment INTEGER, service_agent INTEGER REFERENCES staff,
 handover INTEGER REFERENCES milestone,
 entered_at INTEGER NOT NULL,
 PRIMARY KEY(deal, on_day, id)) STRICT, WITHOUT ROWID;
CREATE TABLE score(
 month INTEGER NOT NULL, id INTEGER NOT NULL,
 entry INTEGER NOT NULL, staff INTEGER REFERENCES staff,
 item INTEGER, value INTEGER, duty TEXT, subject INTEGER,
 subject_id TEXT, since INTEGER, slot INTEGER, approved_by TEXT,
 document TEXT, entered_at INTEGER NOT NULL,
 PRIMARY KEY(month, id)) STRICT, WITHOUT ROWID;
CREATE TABLE complaint(
 id INTEGER PRIMARY KEY, phone INTEGER NOT NULL, name TEXT,
 category INTEGER NOT NULL, kind INTEGER NOT NULL, via INTEGER,
 content TEXT, importance INTEGER, received_at INTEGER NOT NULL,
 staff INTEGER REFERENCES staff, closed_at INTEGER,
 entered_at INTEGER NOT NULL) STRICT;
CREATE INDEX complaint_closed ON complaint(closed_at);
CREATE TABLE complaint_event(
 complaint INTEGER NOT NULL REFERENCES complaint,
 at INTEGER NOT NULL, id INTEGER NOT NULL, event INTEGER NOT NULL,
 staff INTEGER REFERENCES staff, valid INTEGER, cause TEXT,
 department TEXT, entered_at INTEGER NOT NULL,
 PRIMARY KEY(complaint, at, id)) STRICT, WITHOUT ROWID;
CREATE TABLE care(
 subject INTEGER NOT NULL, subject_id INTEGER NOT NULL,
 on_day INTEGER NOT NULL, id INTEGER NOT NULL, duty TEXT NOT NULL,
 slot INTEGER, staff INTEGER REFERENCES staff, satisfaction INTEGER,
 entered_at INTEGER NOT NULL,
 PRIMARY KEY(subject, subject_id, on_day, id))
 STRICT, WITHOUT ROWID;
CREATE TABLE penalty(
 id INTEGER PRIMARY KEY, staff INTEGER NOT NULL REFERENCES staff,
 article TEXT NOT NULL, on_day INTEGER NOT NULL, cost INTEGER,
 reported_by TEXT, times INTEGER NOT NULL, fine INTEGER NOT NULL,
 sanction INTEGER, base INTEGER NOT NULL,
 cost_times INTEGER NOT NULL, entered_at INTEGER NOT NULL) STRICT;
CREATE TABLE file(
 id INTEGER PRIMARY KEY,
 file TEXT NOT NULL UNIQUE CHECK(file <> ''),
 class TEXT, title TEXT, place TEXT) STRICT;
CREATE TABLE file_event(
 file INTEGER NOT NULL REFERENCES file, on_day INTEGER NOT NULL,
 id INTEGER NOT NULL, event INTEGER NOT NULL, holder TEXT,
 due_on INTEGER, approved_by TEXT, entered_at INTEGER NOT NULL,
 PRIMARY KEY(file, on_day, id)) STRICT, WITHOUT ROWID;
