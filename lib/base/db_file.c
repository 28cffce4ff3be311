/* What can be said about a store's file before SQLite sees it. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/db_private.h"
#include "base/die.h"
#include "base/intl.h"

#define HEADER_SIZE 100

/* The bytes of SQLite's header that are the same in every store of ours: its
 * name, the rollback journal, the fractions, no auto-vacuum, UTF-8, the
 * application and what is reserved. */
static const struct {
	int offset, length;
	const char *bytes;
} header[] = {
	{ 0, 16, "SQLite format 3" },
	{ 18, 2, "\x01\x01" },
	{ 21, 3, "\x40\x20\x20" },
	{ 52, 8, "\0\0\0\0\0\0\0\x01" },
	{ 64, 8, "\0\0\0\0Anch" },
	{ 72, 20, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" },
};

__attribute__((noreturn)) static void die_open(const char *path)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
	case ENAMETOOLONG:
	case ENXIO:
		die(EX_NOINPUT, _("%s: there is no such store: %s"), path,
		    strerror(errno));
	case EISDIR: die(EX_NOINPUT, _("%s: not a file"), path);
	case ELOOP:
		die(EX_NOPERM, _("%s: is a symbolic link; name the file"),
		    path);
	case EACCES:
	case EPERM:
	case EROFS:
		die(EX_NOPERM, _("%s: cannot be opened: %s"), path,
		    strerror(errno));
	default:
		die(errno == ENOMEM ? EX_OSERR : EX_IOERR,
		    _("%s: cannot be opened: %s"), path, strerror(errno));
	}
}

static void check_header(const char *path, const char *bytes, size_t length)
{
	size_t i;

	if (length < HEADER_SIZE || memcmp(bytes, header[0].bytes, 16) != 0)
		die(EX_PROTOCOL, _("%s: not a store"), path);
	if (memcmp(bytes + 68, "Anch", 4) != 0)
		die(EX_PROTOCOL, _("%s: belongs to another application"), path);
	for (i = 0; i < sizeof(header) / sizeof(header[0]); i++) {
		if (memcmp(bytes + header[i].offset, header[i].bytes,
			   (size_t)header[i].length) != 0)
			die(EX_PROTOCOL,
			    _("%s: damaged: byte %d of its "
			      "header and those after it"),
			    path, header[i].offset);
	}
}

static void check_content(const char *path, int fd)
{
	char bytes[HEADER_SIZE];
	struct stat status;
	ssize_t length;

	if (fstat(fd, &status) != 0)
		die(EX_IOERR, _("%s: cannot be read: %s"), path,
		    strerror(errno));
	if (!S_ISREG(status.st_mode))
		die(EX_NOINPUT, _("%s: not a file"), path);
	if (status.st_size == 0)
		die(EX_NOINPUT,
		    _("%s: empty: not a store; store-init makes "
		      "one"),
		    path);
	do {
		length = pread(fd, bytes, sizeof(bytes), 0);
	} while (length < 0 && errno == EINTR);
	if (length < 0)
		die(EX_IOERR, _("%s: cannot be read: %s"), path,
		    strerror(errno));
	check_header(path, bytes, (size_t)length);
}

char *db_file_check(const char *path, enum db_mode mode)
{
	int flags = mode == DB_READ ? O_RDONLY : O_RDWR;
	struct stat status;
	char *real;
	int fd;

	/* A socket cannot be opened, and its errno would not tell. */
	if (lstat(path, &status) == 0 && !S_ISREG(status.st_mode) &&
	    !S_ISLNK(status.st_mode))
		die(EX_NOINPUT, _("%s: not a file"), path);
	fd = open(path, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		die_open(path);
	check_content(path, fd);
	close(fd);
	/* SQLite takes NOFOLLOW to mean the folders too, which may well be
	 * links. */
	real = realpath(path, NULL);
	if (!real)
		die_open(path);
	return real;
}

static int64_t big_endian(const unsigned char *bytes, int length)
{
	int64_t number = 0;

	for (int i = 0; i < length; i++)
		number = number << 8 | bytes[i];
	return number;
}

void db_file_check_size(struct db *db)
{
	unsigned char start[32];
	sqlite3_file *file = NULL;
	sqlite3_int64 size;
	int rc;

	sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_FILE_POINTER,
			     &file);
	rc = file->pMethods->xFileSize(file, &size);
	if (rc == SQLITE_OK)
		rc = file->pMethods->xRead(file, start, sizeof(start), 0);
	if (rc != SQLITE_OK)
		db_die(db, rc);
	/* The page size, and how many there are. */
	if (size < big_endian(start + 16, 2) * big_endian(start + 28, 4))
		die(EX_PROTOCOL, _("%s: damaged: it was cut off"), db->path);
}

void db_file_check_local(const char *path)
{
	static const unsigned long network[] = {
		0x6969,	    /* NFS */
		0x517b,	    /* SMB */
		0xfe534d42, /* SMB 2 */
		0xff534d42, /* CIFS */
		0x65735546, /* FUSE: sshfs and many more */
		0x01021997, /* 9P */
		0x5346414f, /* AFS */
		0x73757245, /* Coda */
		0x00c36400, /* Ceph */
		0x564c,	    /* NCP */
		0x0bd00bd0, /* Lustre */
	};
	char *copy = mem_dup(path);
	struct statfs status;
	size_t i;

	if (statfs(dirname(copy), &status) != 0)
		die(EX_CANTCREAT, _("%s: cannot be made: %s"), path,
		    strerror(errno));
	for (i = 0; i < sizeof(network) / sizeof(network[0]); i++) {
		if (((unsigned long)status.f_type & 0xffffffff) == network[i])
			die(EX_CANTCREAT,
			    _("%s: on a network file system, which does not "
			      "keep locks (--force makes it all the same)"),
			    path);
	}
	free(copy);
}
