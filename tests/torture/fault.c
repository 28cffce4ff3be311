/*
 * Loaded before the C library (LD_PRELOAD), to let a machine fail:
 *   FAULT_CLOCK=SECONDS     the clock stands there, in universal seconds
 *   FAULT_ALLOCATION=N      the Nth allocation fails, and only that one
 *   FAULT_COUNT=FILE        how many allocations there were, written at the end
 */
#include <dlfcn.h>
#include <errno.h>
#include <pwd.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* The C library's own, under the names that it keeps for this. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static time_t stands_at = -1;
static long failing, allocations;
static int within_names; /* is running getpwuid */
static int failed_there;

static long number_of(const char *name)
{
	const char *text = getenv(name);

	return text ? strtol(text, NULL, 10) : -1;
}

__attribute__((constructor)) static void begin(void)
{
	stands_at = number_of("FAULT_CLOCK");
	failing = number_of("FAULT_ALLOCATION");
	allocations = 0;
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAULT_COUNT");
	long count = allocations;
	FILE *file = path ? fopen(path, "w") : NULL;

	if (!file)
		return;
	fprintf(file, "%ld\n", count);
	fclose(file);
}

static int fails(void)
{
	if (++allocations != failing)
		return 0;
	errno = ENOMEM;
	failed_there = within_names;
	return !within_names;
}

/* When memory is lacking in here glibc 2.36 crashes (nss_database.c) instead of
 * saying so: it is said in its place. */
struct passwd *getpwuid(uid_t user)
{
	struct passwd *(*real)(uid_t) = NULL;
	struct passwd *found;

	*(void **)&real = dlsym(RTLD_NEXT, "getpwuid");
	within_names = 1;
	found = real(user);
	within_names = 0;
	if (!failed_there)
		return found;
	errno = ENOMEM;
	return NULL;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}

time_t time(time_t *to)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (to)
		*to = now.tv_sec;
	return now.tv_sec;
}

int clock_gettime(clockid_t clock, struct timespec *to)
{
	if (clock != CLOCK_REALTIME || stands_at < 0)
		return (int)syscall(SYS_clock_gettime, clock, to);
	*to = (struct timespec){ stands_at, 0 };
	return 0;
}

int gettimeofday(struct timeval *restrict to, void *restrict zone)
{
	struct timespec now;

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &now);
	*to = (struct timeval){ now.tv_sec, now.tv_nsec / 1000 };
	return 0;
}
