#include "cli/exit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/paths.h"
#include "cli/progress.h"

static const char *command_name = "anchang";
static bool input_is_closed;
static bool committed;
static bool committed_said;
static bool messages_lost;

/* Beyond this a message is cut: a hostile cell may be a megabyte. */
#define MESSAGE_MAX 4096

static void write_message(const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(STDERR_FILENO, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			messages_lost = true;
			return;
		}
		bytes += n;
		length -= (size_t)n;
	}
}

/* Memory may be what is lacking, so the buffers are the stack's where they
 * can be. */
static void say(const char *message)
{
	struct buf line = BUF_INIT;

	progress_clear();
	text_add_safe(&line, command_name);
	buf_add_text(&line, ": ");
	text_add_safe(&line, message);
	buf_add_char(&line, '\n');
	write_message(line.data, line.length);
	buf_free(&line);
}

static void say_list(const char *format, va_list list)
{
	char message[MESSAGE_MAX];

	vsnprintf(message, sizeof(message), format, list);
	say(message);
}

void cli_say(const char *format, ...)
{
	va_list list;

	va_start(list, format);
	say_list(format, list);
	va_end(list);
}

void command_warn(const char *format, ...)
{
	va_list list;

	va_start(list, format);
	say_list(format, list);
	va_end(list);
}

/* Without memory, text_add_safe would die again: then say it plainly. */
static void end_after_death(int status, const char *message)
{
	static bool dying;

	if (dying) {
		write_message(command_name, strlen(command_name));
		write_message(": ", 2);
		write_message(message, strlen(message));
		write_message("\n", 1);
		if (committed)
			write_message("committed\n", 10);
		exit(status);
	}
	dying = true;
	say(message);
	cli_say_committed();
	exit(status);
}

static void open_missing(void)
{
	/* Rows that go nowhere are an error, messages are not. */
	static const int modes[] = { O_WRONLY, O_RDONLY, O_RDWR };
	int descriptor;

	for (descriptor = 0; descriptor <= STDERR_FILENO; descriptor++) {
		if (fcntl(descriptor, F_GETFD) >= 0)
			continue;
		if (descriptor == STDIN_FILENO)
			input_is_closed = true;
		/* The lowest free descriptor is the missing one. */
		if (open("/dev/null", modes[descriptor]) != descriptor)
			_exit(EX_OSERR);
	}
}

void cli_begin(const char *name)
{
	command_name = name;
	die_handler = end_after_death;
	umask(S_IRWXG | S_IRWXO);
	/* A file that may not grow is an error like a full disk. */
	signal(SIGXFSZ, SIG_IGN);
	open_missing();
	intl_begin(path_of_catalogues());
}

bool cli_input_is_closed(void)
{
	return input_is_closed;
}

void cli_committed(void)
{
	committed = true;
}

bool cli_has_committed(void)
{
	return committed;
}

void cli_say_committed(void)
{
	if (committed && !committed_said)
		say(_("committed"));
	committed_said = true;
}

void cli_exit(int status)
{
	progress_clear();
	if (messages_lost && status <= 1)
		status = EX_IOERR;
	exit(status);
}
