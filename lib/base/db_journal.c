/* SQLite writes each page of a rollback journal in three pieces, two of them of
 * four bytes.  Here they are gathered, and written when there are 64 KiB or
 * when anything else is asked of the journal: its sync, above all, which comes
 * before any change of the store.  All other files are the system's own. */
#include <stdlib.h>
#include <string.h>

#include "base/db_private.h"
#include "base/die.h"
#include "base/intl.h"

#define GATHERED_MAX 65536

/* The system's own file lies behind it. */
struct journal {
	sqlite3_file file;
	char *gathered;	      /* owned; NULL before the first byte */
	sqlite3_int64 offset; /* where it is to be written */
	int length;
	int failed; /* why something is not in the file, which therefore may
		     * be read and rolled back from, but never be synced */
};

static sqlite3_vfs *system_files;

static sqlite3_file *file_of(struct journal *journal)
{
	return (sqlite3_file *)(journal + 1);
}

static struct journal *journal_of(sqlite3_file *file)
{
	return (struct journal *)file;
}

/* Writes what was gathered. */
static int put(struct journal *journal)
{
	sqlite3_file *file = file_of(journal);
	int length = journal->length;

	journal->length = 0;
	if (length && !journal->failed)
		journal->failed = file->pMethods->xWrite(file,
							 journal->gathered,
							 length,
							 journal->offset);
	return journal->failed;
}

static int journal_write(sqlite3_file *file, const void *bytes, int length,
			 sqlite3_int64 offset)
{
	struct journal *journal = journal_of(file);

	if (journal->failed)
		return journal->failed;
	if (length > GATHERED_MAX - journal->length ||
	    offset != journal->offset + journal->length) {
		if (put(journal))
			return journal->failed;
		journal->offset = offset;
	}
	if (!journal->gathered)
		journal->gathered = malloc(GATHERED_MAX);
	if (!journal->gathered || length > GATHERED_MAX)
		return file_of(journal)->pMethods->xWrite(file_of(journal),
							  bytes, length,
							  offset);
	memcpy(journal->gathered + journal->length, bytes, (size_t)length);
	journal->length += length;
	return SQLITE_OK;
}

static int journal_sync(sqlite3_file *file, int flags)
{
	struct journal *journal = journal_of(file);

	if (put(journal))
		return journal->failed;
	return file_of(journal)->pMethods->xSync(file_of(journal), flags);
}

/* What failed was told, or will be by the next write or sync: it keeps nobody
 * from rolling back. */
static sqlite3_file *whole(sqlite3_file *file)
{
	put(journal_of(file));
	return file_of(journal_of(file));
}

static int journal_read(sqlite3_file *file, void *bytes, int length,
			sqlite3_int64 offset)
{
	file = whole(file);
	return file->pMethods->xRead(file, bytes, length, offset);
}

static int journal_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	file = whole(file);
	return file->pMethods->xTruncate(file, size);
}

static int journal_size(sqlite3_file *file, sqlite3_int64 *size)
{
	file = whole(file);
	return file->pMethods->xFileSize(file, size);
}

static int journal_close(sqlite3_file *file)
{
	sqlite3_file *behind = whole(file);

	free(journal_of(file)->gathered);
	return behind->pMethods->xClose(behind);
}

static int journal_control(sqlite3_file *file, int what, void *value)
{
	file = whole(file);
	return file->pMethods->xFileControl(file, what, value);
}

static int journal_sector(sqlite3_file *file)
{
	file = file_of(journal_of(file));
	return file->pMethods->xSectorSize(file);
}

static int journal_traits(sqlite3_file *file)
{
	file = file_of(journal_of(file));
	return file->pMethods->xDeviceCharacteristics(file);
}

/* Nobody locks a journal. */
static int journal_lock(sqlite3_file *file, int lock)
{
	(void)file;
	(void)lock;
	return SQLITE_OK;
}

static int journal_is_locked(sqlite3_file *file, int *is_locked)
{
	(void)file;
	*is_locked = 0;
	return SQLITE_OK;
}

static const sqlite3_io_methods journal_methods = {
	.iVersion = 1,
	.xClose = journal_close,
	.xRead = journal_read,
	.xWrite = journal_write,
	.xTruncate = journal_truncate,
	.xSync = journal_sync,
	.xFileSize = journal_size,
	.xLock = journal_lock,
	.xUnlock = journal_lock,
	.xCheckReservedLock = journal_is_locked,
	.xFileControl = journal_control,
	.xSectorSize = journal_sector,
	.xDeviceCharacteristics = journal_traits,
};

static int open_file(sqlite3_vfs *files, const char *name, sqlite3_file *file,
		     int flags, int *flags_now)
{
	struct journal *journal = journal_of(file);
	int rc;

	(void)files;
	if (!(flags & SQLITE_OPEN_MAIN_JOURNAL))
		return system_files->xOpen(system_files, name, file, flags,
					   flags_now);
	memset(journal, 0, sizeof(*journal));
	rc = system_files->xOpen(system_files, name, file_of(journal), flags,
				 flags_now);
	if (file_of(journal)->pMethods)
		file->pMethods = &journal_methods;
	return rc;
}

const char *db_files(void)
{
	static sqlite3_vfs files;

	if (files.zName)
		return files.zName;
	system_files = sqlite3_vfs_find(NULL);
	/* There are always files, unless SQLite could not even begin. */
	if (!system_files)
		die(EX_OSERR, _("out of memory"));
	files = *system_files;
	files.zName = "anchang";
	files.szOsFile += (int)sizeof(struct journal);
	files.xOpen = open_file;
	files.pNext = NULL;
	sqlite3_vfs_register(&files, 0);
	return files.zName;
}
