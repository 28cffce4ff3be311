#include "cli/progress.h"

#include <stdbool.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/intl.h"

/* The timer is looked at once for so many records. */
#define STEP 1024

static bool is_shown;

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void print(const char *text, int length)
{
	if (write(STDERR_FILENO, text, (size_t)length) < 0)
		is_shown = false;
}

void progress_show(int64_t done)
{
	static enum { UNKNOWN, NO, YES } wanted;
	static double last;
	char said[48], text[64];

	if (wanted == NO || done % STEP != 1)
		return;
	if (wanted == UNKNOWN) {
		wanted = isatty(STDERR_FILENO) ? YES : NO;
		last = seconds();
		return;
	}
	if (seconds() - last < 1)
		return;
	last = seconds();
	is_shown = true;
	snprintf(said, sizeof(said), _("%lld records"), (long long)done);
	print(text, snprintf(text, sizeof(text), "\r%s", said));
}

void progress_clear(void)
{
	if (is_shown)
		print("\r\x1b[K", 4);
	is_shown = false;
}
