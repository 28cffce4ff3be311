/*
 * plain leads|calls STORE FILE: what a program does that reads a CSV file line
 * by line and asks SQLite for each.  leads: a look for a lead in the way, then
 * an insert into a table with three indexes; calls: an insert into a table with
 * one.  No other rules, no audit; 256 MB of cache.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CELLS 8

static sqlite3 *db;

static void run(const char *sql)
{
	char *message;

	if (sqlite3_exec(db, sql, NULL, NULL, &message)) {
		fprintf(stderr, "plain: %s\n", message);
		exit(1);
	}
}

static sqlite3_stmt *prepare(const char *sql)
{
	sqlite3_stmt *stmt;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL)) {
		fprintf(stderr, "plain: %s\n", sqlite3_errmsg(db));
		exit(1);
	}
	return stmt;
}

static void split(char *line, char *cells[CELLS])
{
	char *to = line;

	for (int i = 0; i < CELLS; i++) {
		int quoted = *line == '"';

		cells[i] = to;
		line += quoted;
		while (*line && (quoted || (*line != ',' && *line != '\n'))) {
			if (quoted && *line == '"' && *++line != '"') {
				quoted = 0;
				continue;
			}
			*to++ = *line++;
		}
		if (*line)
			line++;
		*to++ = '\0';
	}
}

static long digits(const char *text)
{
	long number = 0;

	for (; *text; text++)
		if (*text >= '0' && *text <= '9')
			number = number * 10 + *text - '0';
	return number;
}

/* A phone without its country. */
static long phone_of(const char *text)
{
	return digits(text) % 100000000000;
}

/* Seconds since 1970 of "2026-06-30 09:30:00". */
static long time_of(const char *text)
{
	long year = atol(text), month = atol(text + 5), days;

	if (!*text)
		return 0;
	year -= month <= 2;
	days = year * 365 + year / 4 - year / 100 + year / 400 +
	       (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + atol(text + 8) -
	       719469;
	return days * 86400 + atol(text + 11) * 3600 + atol(text + 14) * 60 +
	       atol(text + 17);
}

static int is_blocked(sqlite3_stmt *look, long phone, long party, long at,
		      sqlite3_int64 *lead)
{
	int blocked = 0;

	sqlite3_bind_int64(look, 1, phone);
	while (!blocked && sqlite3_step(look) == SQLITE_ROW) {
		*lead = sqlite3_column_int64(look, 0);
		blocked = sqlite3_column_int64(look, 1) >= at &&
			  sqlite3_column_int64(look, 2) != party;
	}
	sqlite3_reset(look);
	return blocked;
}

static void add_lead(sqlite3_stmt *look, sqlite3_stmt *add, char *cells[CELLS],
		     long line)
{
	/* The partner, as a number by its kind; of the on-site team the rep. */
	long party = cells[2][0] ? 256 * cells[2][0] + digits(cells[2])
				 : -digits(cells[3]);
	long phone = phone_of(cells[0]), recorded = time_of(cells[4]);
	long at = cells[5][0] ? time_of(cells[5]) : recorded, until = 0;
	sqlite3_int64 lead = 0;

	if (is_blocked(look, phone, party, at, &lead)) {
		printf("%ld,refused,%ld,%lld\n", line, phone, lead);
		return;
	}
	if (cells[2][0] != 'b' && cells[2][0] != 'r')
		until = at + 86400 * (cells[2][0] ? 60 : 92);
	sqlite3_bind_int64(add, 1, phone);
	sqlite3_bind_text(add, 2, cells[1], -1, SQLITE_STATIC);
	sqlite3_bind_int64(add, 3, party);
	sqlite3_bind_int64(add, 4, digits(cells[3]));
	sqlite3_bind_int64(add, 5, recorded);
	sqlite3_bind_int64(add, 6, at);
	sqlite3_bind_int64(add, 7, until);
	sqlite3_step(add);
	sqlite3_reset(add);
	printf("%ld,ok,%ld,%lld,%ld\n", line, phone,
	       sqlite3_last_insert_rowid(db), until);
}

static void add_call(sqlite3_stmt *add, char *cells[CELLS])
{
	sqlite3_bind_int64(add, 1, atol(cells[0]));
	sqlite3_bind_int64(add, 2, time_of(cells[1]));
	sqlite3_bind_int64(add, 3, digits(cells[2]));
	sqlite3_bind_int64(add, 4, strcmp(cells[3], "no_answer") != 0);
	sqlite3_step(add);
	sqlite3_reset(add);
}

static void read_file(FILE *file, int calls)
{
	sqlite3_stmt *look = NULL, *add;
	char line[4096], *cells[CELLS];

	if (calls) {
		add = prepare("INSERT INTO callback(lead, at, rep, reached)"
			      " VALUES(?1, ?2, ?3, ?4)");
	} else {
		look = prepare("SELECT id, protected_until, party FROM lead"
			       " WHERE phone = ?1");
		add = prepare("INSERT INTO lead(phone, name, party, rep,"
			      " recorded_at, visit_at, protected_until,"
			      " status) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7,"
			      " 0)");
	}
	if (!fgets(line, sizeof(line), file))
		exit(1);
	for (long n = 1; fgets(line, sizeof(line), file); n++) {
		split(line, cells);
		if (calls)
			add_call(add, cells);
		else
			add_lead(look, add, cells, n);
	}
	sqlite3_finalize(look);
	sqlite3_finalize(add);
}

static const char leads_schema[] =
	"CREATE TABLE IF NOT EXISTS lead(id INTEGER PRIMARY KEY,"
	" phone INTEGER NOT NULL, name TEXT NOT NULL,"
	" party INTEGER NOT NULL, rep INTEGER NOT NULL,"
	" recorded_at INTEGER NOT NULL, visit_at INTEGER,"
	" protected_until INTEGER NOT NULL, status INTEGER NOT NULL)"
	" STRICT;"
	"CREATE INDEX IF NOT EXISTS lead_phone ON lead(phone);"
	"CREATE INDEX IF NOT EXISTS lead_rep ON lead(rep, status);"
	"CREATE INDEX IF NOT EXISTS lead_visit ON lead(visit_at);";

int main(int argc, char **argv)
{
	FILE *file = argc == 4 ? fopen(argv[3], "r") : NULL;
	int calls;

	if (!file || sqlite3_open(argv[2], &db)) {
		fprintf(stderr, "usage: plain leads|calls STORE FILE\n");
		return 64;
	}
	calls = strcmp(argv[1], "calls") == 0;
	run("PRAGMA cache_size = -262144; PRAGMA synchronous = FULL;"
	    "BEGIN IMMEDIATE");
	if (!calls)
		run(leads_schema);
	read_file(file, calls);
	run("COMMIT");
	fclose(file);
	sqlite3_close(db);
	return ferror(stdout) || fclose(stdout) ? 74 : 0;
}
