/* care-due: what the care calendar asks for, by when (A1-A10). */
#include "cli/duelist.h"

static const struct command care_due = {
	.name = "care-due",
	.summary = N_("list what the care calendar asks for, by when"),
};

int main(int argc, char **argv)
{
	return duelist_main(&care_due, RULES_CARE, argc, argv);
}
