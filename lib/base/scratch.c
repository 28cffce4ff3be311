#include "base/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"
#include "base/intl.h"

static const char *folder(void)
{
	const char *named = getenv("TMPDIR");

	return named && *named ? named : "/tmp";
}

/* For file systems that know no files without a name. */
static int open_and_unlink(void)
{
	char path[PATH_MAX];
	int file;

	if (snprintf(path, sizeof(path), "%s/anchang.XXXXXX", folder()) >=
	    (int)sizeof(path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	file = mkostemp(path, O_CLOEXEC);
	if (file >= 0)
		unlink(path);
	return file;
}

int scratch_open(void)
{
	int file = open(folder(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (file < 0)
		file = open_and_unlink();
	if (file < 0)
		die(EX_CANTCREAT, _("%s: cannot make a temporary file: %s"),
		    folder(), strerror(errno));
	return file;
}

void scratch_write(int file, const void *bytes, size_t length)
{
	const char *from = bytes;

	while (length > 0) {
		ssize_t written = write(file, from, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			die(EX_IOERR, _("temporary file in %s: %s"), folder(),
			    strerror(errno));
		from += written;
		length -= (size_t)written;
	}
}

size_t scratch_read(int file, int64_t offset, void *bytes, size_t length)
{
	char *to = bytes;
	size_t done = 0;

	while (done < length) {
		ssize_t got = pread(file, to + done, length - done,
				    (off_t)offset + (off_t)done);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			die(EX_IOERR, _("temporary file in %s: %s"), folder(),
			    strerror(errno));
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return done;
}
