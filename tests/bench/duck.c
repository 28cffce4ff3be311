/* duck LIBRARY FILE <SCRIPT: runs SQL through DuckDB's C interface with two
 * threads, so that no other program's start is measured with it. */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct result { /* duckdb_result */
	uint64_t counts[3];
	void *pointers[3];
};

static void *library;

static void *entry(const char *name)
{
	void *found = dlsym(library, name);

	if (!found) {
		fprintf(stderr, "duck: no %s\n", name);
		exit(1);
	}
	return found;
}

static char *read_script(void)
{
	size_t size = 0, room = 1 << 16;
	char *script = malloc(room);

	while (script && size < room - 1) {
		size_t got = fread(script + size, 1, room - 1 - size, stdin);

		if (!got)
			break;
		size += got;
	}
	if (script)
		script[size] = '\0';
	return script;
}

static void query(void *connection, const char *sql)
{
	int (*run)(void *, const char *, struct result *);
	const char *(*error)(struct result *);
	struct result result;

	*(void **)&run = entry("duckdb_query");
	*(void **)&error = entry("duckdb_result_error");
	if (!run(connection, sql, &result))
		return;
	fprintf(stderr, "duck: %s\n", error(&result));
	exit(1);
}

int main(int argc, char **argv)
{
	int (*open)(const char *, void **), (*connect)(void *, void **);
	void (*disconnect)(void **), (*close)(void **);
	void *database, *connection;
	char *script = read_script();

	library = argc == 3 ? dlopen(argv[1], RTLD_NOW) : NULL;
	if (!library || !script) {
		fprintf(stderr, "duck: no library\n");
		return 1;
	}
	*(void **)&open = entry("duckdb_open");
	*(void **)&connect = entry("duckdb_connect");
	*(void **)&disconnect = entry("duckdb_disconnect");
	*(void **)&close = entry("duckdb_close");
	if (open(argv[2], &database) || connect(database, &connection)) {
		fprintf(stderr, "duck: cannot open %s\n", argv[2]);
		return 1;
	}
	query(connection, "SET threads = 2");
	query(connection, script);
	disconnect(&connection);
	close(&database);
	free(script);
	return 0;
}
