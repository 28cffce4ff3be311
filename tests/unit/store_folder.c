#include "store_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[32];
char store_path[64];

int store_folder_make(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "/tmp/anchang.XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(store_path, sizeof(store_path), "%s/office.db", folder);
	return 0;
}

int store_folder_remove(void **state)
{
	(void)state;
	return rmdir(folder);
}

void die_in_a_test(int status, const char *message)
{
	fail_msg("died with %d: %s", status, message);
}
