/* contract-deadline: what is to be done about deals, by when (D1-D14). */
#include "cli/duelist.h"

static const struct command contract_deadline = {
	.name = "contract-deadline",
	.summary = N_("list what is to be done about deals, by when"),
};

int main(int argc, char **argv)
{
	return duelist_main(&contract_deadline, RULES_CONTRACT, argc, argv);
}
