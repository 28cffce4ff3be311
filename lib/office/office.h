/*
 * One office at work: its store, its rules, its now.  Made by the cli layer,
 * handed to every function of the office layer.
 */
#ifndef OFFICE_OFFICE_H
#define OFFICE_OFFICE_H

#include "base/arena.h"
#include "base/db.h"
#include "base/err.h"
#include "base/field.h"
#include "rules/calendar.h"
#include "rules/callback_rules.h"
#include "rules/protection_rules.h"
#include "rules/recycle_rules.h"

struct office;

/* What keeps something unwritten (flush) or on the heap (free) adds itself to
 * the office when it begins to; either may be NULL.  A flush changes nothing
 * that is audited. */
struct office_part {
	void (*flush)(struct office *office);
	void (*free)(struct office *office);
};
#define OFFICE_PARTS_MAX 8

struct office {
	struct db *db;
	const char *command;	  /* for the audit */
	const char *rules_folder; /* of the rule files */
	int64_t now;		  /* as of: wall-clock seconds (T5) */
	int64_t today;		  /* its day */
	struct rulebook *rules;
	struct registers *registers;
	struct audit *audit;
	struct claims *claims; /* what stands for each customer */
	struct callbacks *callbacks;
	struct moves *moves;		   /* leads that go to another rep */
	struct recycling_ahead *recycling; /* leads read ahead */
	struct checking *checking; /* how many were asked about, a sweep */
	struct stages *stages;	   /* of customers, when asked about */
	struct numbers *numbers;
	struct settling *settling; /* of deals */
	bool is_committing;	   /* this flush is the last */
	const struct office_part *parts[OFFICE_PARTS_MAX];
	int parts_count;
	struct arena arena; /* lives as long as the office */
};

struct office_setup {
	const char *command;
	const char *store;
	const char *rules; /* folder */
	enum db_mode mode;
	int wait_seconds;
	const char *as_of;  /* as given, or NULL: the clock */
	bool without_store; /* rules-check: no store is opened */
};

/* Opens the store and tells the time.  Dies as db_open and rulebook do; false
 * and err when as_of is no time. */
bool office_open(struct office *office, const struct office_setup *setup,
		 struct err *err);
/* Adds a part, which must outlive the office; once is enough. */
void office_add_part(struct office *office, const struct office_part *part);
/* Writes out what the parts have buffered, in the order in which they came. */
void office_flush(struct office *office);
/* Flushes and commits: from here on it is on disk. */
void office_commit(struct office *office);
void office_close(struct office *office);

/* Rule files, each read when first asked for; a bad or missing one ends the
 * command with 78 and its place, so do a day without a version. */
const struct protection_book *office_protection(struct office *office);
const struct protection_rules *office_protection_on(struct office *office,
						    int64_t day);
const struct callback_book *office_callback(struct office *office);
const struct recycle_rules *office_recycle_on(struct office *office,
					      int64_t day);
const struct calendar *office_calendar(struct office *office);
/* Tells base/clock the office's zone, that of the newest version (T1): before
 * any other use of base/clock. */
void office_tell_zone(struct office *office);
/* Closing time on a day, seconds of the day (R2). */
int64_t office_closing_time(struct office *office, int64_t day);

/* The next number of an entry, from 1 (kept in table sequence). */
int64_t office_number(struct office *office, const char *what);
/* Gives out that one, which must be above all before; false: it is not. */
bool office_take_number(struct office *office, const char *what,
			int64_t number);

/* How a record ended; for -k and for messages. */
struct outcome {
	enum result result;
	const char *reason; /* code, for RESULT_REFUSED or an ok that waits */
	struct err err;	    /* for RESULT_INVALID: "column: what" */
	int64_t id;	    /* of the entry, for ref, note and audit */
	int64_t lead, at;   /* where an event lies, for its ref */
};

/* Each sets outcome. */
void outcome_refuse(struct outcome *outcome, const char *reason);
__attribute__((format(printf, 2, 3))) void
outcome_invalid(struct outcome *outcome, const char *format, ...);

#endif
