/* store-init: makes the store. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/die.h"
#include "cli/command.h"
#include "office/store.h"

struct options {
	int64_t force;
};

static const struct field options[] = {
	{ "force", FIELD_FLAG, FIELD_INT_AT(struct options, force), 0,
	  N_("also on a network file system, which does not keep locks"), NULL,
	  NULL, 0 },
	FIELD_END,
};

/* Makes the folders of the user's own place, for him alone; those of a place
 * that he names must be there, or a misspelt one would be made. */
static void make_folders(struct office *office, const char *path)
{
	char *copy = arena_dup(&office->arena, path);
	char *slash;

	for (slash = strchr(copy + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(copy, 0700) != 0 && errno != EEXIST)
			die(EX_CANTCREAT, _("%s: cannot be made: %s"), copy,
			    strerror(errno));
		*slash = '/';
	}
}

static int list(struct office *office, const void *given,
		char *const operands[], struct rows *rows)
{
	const struct options *wanted = given;

	(void)operands;
	(void)rows;
	if (command_store_is_default())
		make_folders(office, command_store());
	store_make(office, command_store(), wanted->force);
	office_commit(office);
	return 0;
}

static const struct lister store_init = {
	.command = { .name = "store-init",
		     .summary = N_("make the store of an office"),
		     .options = options,
		     .options_size = sizeof(struct options) },
	.store = LISTER_OWN_STORE,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&store_init, argc, argv);
}
