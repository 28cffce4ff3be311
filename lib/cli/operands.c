/* Operands that several commands take. */
#include "base/die.h"
#include "cli/command.h"
#include "rules/day.h"

int64_t command_month(const char *operand)
{
	int64_t month;

	if (!operand)
		die(EX_USAGE, _("no month is named"));
	if (!month_parse(operand, &month))
		die(EX_USAGE, _("'%s' is not a month (write 2026-10)"),
		    operand);
	return month;
}
