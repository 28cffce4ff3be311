#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/die.h"
#include "base/intl.h"
#include "base/place.h"
#include "cli/exit.h"

#define BLOCK_SIZE ((size_t)1 << 16)

struct output {
	int file;
	char *path; /* NULL: standard output */
	struct place *place;
	size_t used;
	char block[BLOCK_SIZE];
};

__attribute__((noreturn)) static void give_up(const struct output *output)
{
	const char *name = output->path ? output->path : _("standard output");
	int error = errno;

	if (error == EPIPE && cli_has_committed()) {
		/* Whoever read the rows went away: say what stands, then end
		 * as anybody does who writes to a pipe without a reader. */
		cli_say_committed();
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	die(EX_IOERR, _("%s: cannot be written: %s"), name, strerror(error));
}

static void write_all(struct output *output, const char *bytes, size_t length)
{
	if (!output->path && cli_has_committed())
		signal(SIGPIPE, SIG_IGN);
	while (length) {
		ssize_t n = write(output->file, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			give_up(output);
		bytes += n;
		length -= (size_t)n;
	}
}

/* A file that is there keeps its mode, and a link to it stays a link; what is
 * no file (/dev/full, a pipe) is written to as it is. */
static void open_file(struct output *output, const char *path)
{
	struct stat status;
	char *target = realpath(path, NULL);
	bool is_there;

	output->path = mem_dup(target ? target : path);
	free(target);
	is_there = stat(output->path, &status) == 0;
	if (is_there && !S_ISREG(status.st_mode)) {
		output->file = open(output->path,
				    O_WRONLY | O_CLOEXEC | O_NOCTTY);
	} else {
		output->place = place_new(output->path);
		output->file = open(place_temporary(output->place),
				    O_WRONLY | O_CLOEXEC);
		if (output->file >= 0 && is_there)
			fchmod(output->file, status.st_mode & 0777);
	}
	if (output->file < 0)
		die(EX_CANTCREAT, _("%s: cannot be made: %s"), path,
		    strerror(errno));
}

struct output *output_open(const char *path)
{
	/* The block need not be zeroed: that is half of a small command. */
	struct output *output = mem_resize(NULL, 1, sizeof(*output));

	output->file = STDOUT_FILENO;
	output->path = NULL;
	output->place = NULL;
	output->used = 0;
	if (path)
		open_file(output, path);
	return output;
}

void output_add(void *to, const void *bytes, size_t length)
{
	struct output *output = to;

	const char *from = bytes;

	while (length > BLOCK_SIZE - output->used) {
		size_t fits = BLOCK_SIZE - output->used;

		memcpy(output->block + output->used, from, fits);
		write_all(output, output->block, BLOCK_SIZE);
		output->used = 0;
		from += fits;
		length -= fits;
	}
	memcpy(output->block + output->used, from, length);
	output->used += length;
}

void output_finish(struct output *output)
{
	write_all(output, output->block, output->used);
	if (close(output->file) != 0 && errno != EINTR)
		give_up(output);
	if (output->place)
		place_put(output->place, PLACE_REPLACE);
	free(output->path);
	free(output);
}

void output_abandon(struct output *output)
{
	/* base/place removes the file when the command ends. */
	free(output->path);
	free(output);
}
