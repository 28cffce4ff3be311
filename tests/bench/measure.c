/* measure COMMAND...: runs it, then says on descriptor 3: seconds by the clock,
 * seconds of processor, peak memory in KiB, exit status. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
	struct timespec begin, end;
	struct rusage usage;
	int status;
	pid_t child;

	if (argc < 2)
		return 64;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	child = fork();
	if (child == 0) {
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0)
		return 70;
	clock_gettime(CLOCK_MONOTONIC, &end);
	dprintf(3, "%.6f %.6f %ld %d\n",
		(double)(end.tv_sec - begin.tv_sec) +
			(double)(end.tv_nsec - begin.tv_nsec) / 1e9,
		seconds(usage.ru_utime) + seconds(usage.ru_stime),
		usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 70);
	return 0;
}
