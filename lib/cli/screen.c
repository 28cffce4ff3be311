#include "cli/screen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define SMALLEST 20

size_t screen_width(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO) ||
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return 0;
	/* A screen of a few columns is a mistake. */
	return size.ws_col < SMALLEST ? 0 : size.ws_col;
}

bool screen_has_colors(void)
{
	const char *objection = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");

	return isatty(STDOUT_FILENO) && !(objection && *objection) &&
	       terminal && *terminal && strcmp(terminal, "dumb") != 0;
}
