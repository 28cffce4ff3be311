#include "office/store.h"

#include <sys/stat.h>

#include "base/clock.h"
#include "base/die.h"
#include "base/intl.h"
#include "office/audit.h"

void store_make(struct office *office, const char *path, bool force)
{
	office->db = db_create(path, force);
	if (office->now == NONE) {
		office_tell_zone(office);
		office->now = clock_now();
	}
	audit_change(office, "store", 1, NULL, "made");
}

/* A copy over the store would take it away from those who have it open. */
static bool is_same(const char *store, const char *path)
{
	struct stat a, b;

	return stat(store, &a) == 0 && stat(path, &b) == 0 &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

void store_copy(struct office *office, const char *store, const char *path)
{
	struct stat status;

	if (is_same(store, path))
		die(EX_CANTCREAT, _("%s: is the store itself"), path);
	if (lstat(path, &status) == 0 && !S_ISREG(status.st_mode))
		die(EX_CANTCREAT, _("%s: is there and is not a file"), path);
	db_backup(office->db, path);
}

static bool integrity_holds(struct office *office, struct err *detail)
{
	return db_check_integrity(office->db, detail);
}

static bool schema_holds(struct office *office, struct err *detail)
{
	return db_check_schema(office->db, detail);
}

static bool references_hold(struct office *office, struct err *detail)
{
	return db_check_references(office->db, detail);
}

const struct entry_check store_checks[] = {
	{ "integrity", integrity_holds },
	{ "schema", schema_holds },
	{ "references", references_hold },
	{ NULL, NULL },
};
