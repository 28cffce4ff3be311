#include "base/place.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/intl.h"

struct place {
	char *path;
	char *temporary;
	char *copy; /* of path, for the name of its folder: once the file is in
		     * place, a lack of memory must not say that it is not */
	struct place *volatile next;
};

/* What a command that dies leaves to be removed.  A signal may come between any
 * two steps: the list is whole after each. */
static struct place *volatile unfinished;

static void remove_unfinished(void)
{
	for (struct place *place = unfinished; place; place = place->next)
		unlink(place->temporary);
}

static void finish(const struct place *place)
{
	struct place *volatile *link = &unfinished;

	while (*link != place)
		link = &(*link)->next;
	*link = place->next;
}

/* A signal that ends the command does what exit would have done. */
static void remove_and_end(int signal)
{
	remove_unfinished();
	raise(signal); /* it is the default's by now */
}

/* Unless whoever started the command wants it ignored (nohup). */
static void watch(int signal)
{
	const struct sigaction end = { .sa_handler = remove_and_end,
				       .sa_flags = (int)SA_RESETHAND };
	struct sigaction old;

	if (sigaction(signal, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
		sigaction(signal, &end, NULL);
}

static void watch_all(const char *path)
{
	if (atexit(remove_unfinished) != 0)
		die(EX_OSERR, _("%s: cannot be made: %s"), path,
		    strerror(errno));
	watch(SIGINT);
	watch(SIGTERM);
	watch(SIGHUP);
}

static void place_free(struct place *place)
{
	free(place->path);
	free(place->temporary);
	free(place->copy);
	free(place);
}

struct place *place_new(const char *path)
{
	static bool is_watched;
	struct place *place = mem_new(sizeof(*place));
	struct buf name = BUF_INIT;
	struct stat status;
	int fd;

	if (!*path)
		die(EX_CANTCREAT, _("%s: cannot be made: %s"), path,
		    strerror(ENOENT));
	if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
		die(EX_CANTCREAT, _("%s: cannot be made: it is no file"), path);
	buf_addf(&name, "%s.XXXXXX", path);
	place->path = mem_dup(path);
	place->copy = mem_dup(path);
	place->temporary = name.data;
	fd = mkostemp(place->temporary, O_CLOEXEC);
	if (fd < 0)
		die(EX_CANTCREAT, _("%s: cannot be made: %s"), path,
		    strerror(errno));
	close(fd);
	place->next = unfinished;
	unfinished = place;
	if (!is_watched)
		watch_all(path);
	is_watched = true;
	return place;
}

const char *place_temporary(const struct place *place)
{
	return place->temporary;
}

/* False with errno set. */
static bool sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool synced;
	int error;

	if (fd < 0)
		return false;
	synced = fsync(fd) == 0;
	error = errno;
	close(fd);
	errno = error;
	return synced;
}

static bool move(const struct place *place, enum place_mode mode)
{
	if (mode == PLACE_REPLACE)
		return rename(place->temporary, place->path) == 0;
	if (renameat2(AT_FDCWD, place->temporary, AT_FDCWD, place->path,
		      RENAME_NOREPLACE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	/* A file system that cannot do it in one step. */
	return link(place->temporary, place->path) == 0 &&
	       unlink(place->temporary) == 0;
}

static void sync_folder(const struct place *place)
{
	if (!sync_path(dirname(place->copy), O_RDONLY | O_DIRECTORY))
		die(EX_IOERR,
		    _("%s: committed, but its folder cannot be "
		      "synced: %s"),
		    place->path, strerror(errno));
}

void place_put(struct place *place, enum place_mode mode)
{
	if (!sync_path(place->temporary, O_RDWR))
		die(EX_IOERR, _("%s: cannot be synced: %s"), place->path,
		    strerror(errno));
	if (!move(place, mode))
		die(errno == EEXIST ? EX_CANTCREAT : EX_IOERR,
		    _("%s: cannot be put in place: %s"), place->path,
		    strerror(errno));
	finish(place);
	sync_folder(place);
	place_free(place);
}

void place_drop(struct place *place)
{
	unlink(place->temporary);
	finish(place);
	place_free(place);
}
