/* report-month: the sales of a month for finance, and what is owed to partners
 * (B1, B3). */
#include "base/die.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "office/sales.h"
#include "rules/day.h"
#include "rules/deal.h"

#define INT(member) FIELD_INT_AT(struct sale_row, member)
#define TEXT(member) FIELD_TEXT_AT(struct sale_row, member)

static const struct field columns[] = {
	COLUMN("month", FIELD_MONTH, INT(month)),
	COLUMN("deal", FIELD_CODE, TEXT(deal)),
	COLUMN("signed_on", FIELD_DAY, INT(signed_on)),
	COLUMN("rep", FIELD_STAFF, INT(rep)),
	COLUMN_FLAGS("customer", FIELD_TEXT, TEXT(customer),
		     FIELD_PERSONAL | FIELD_NAME),
	COLUMN_FLAGS("phone", FIELD_PHONE, INT(phone), FIELD_PERSONAL),
	COLUMN("unit", FIELD_TEXT, TEXT(unit)),
	COLUMN_CHOICE("pay_method", INT(pay_method), pay_method_names),
	COLUMN("price", FIELD_MONEY, INT(price)),
	COLUMN("received", FIELD_MONEY, INT(received)),
	COLUMN("outstanding", FIELD_MONEY, INT(outstanding)),
	COLUMN("lead", FIELD_ID, INT(lead)),
	COLUMN("partner", FIELD_PARTNER, INT(partner)),
	COLUMN_CHOICE("kind", INT(kind), kind_names),
	COLUMN("attempt", FIELD_NUMBER, INT(attempt)),
	COLUMN("form_no", FIELD_TEXT, TEXT(form_no)),
	COLUMN("protected", FIELD_YESNO, INT(is_protected)),
	COLUMN("voided_on", FIELD_DAY, INT(voided_on)),
	FIELD_END
};

static void print(void *rows, const void *row)
{
	rows_add(rows, row);
}

static int64_t month_of_operand(const char *operand)
{
	int64_t month;

	if (!month_parse(operand, &month))
		die(EX_USAGE, _("'%s' is not a month (write 2026-10)"),
		    operand);
	return month;
}

static int list(struct office *office, const void *options,
		char *const operands[], struct rows *rows)
{
	(void)options;
	if (!operands[0])
		die(EX_USAGE, _("no month is named"));
	for (int i = 0; operands[i]; i++)
		month_of_operand(operands[i]);
	for (int i = 0; operands[i]; i++)
		sales_of_month(office, month_of_operand(operands[i]), print,
			       rows);
	return 0;
}

static const struct lister report_month = {
	.command = { .name = "report-month",
		     .summary = N_("report the sales of months"),
		     .operands = N_("MONTH...") },
	.columns = columns,
	.entry_size = sizeof(struct sale_row),
	.store = LISTER_STORE,
	.operands_max = 1200,
	.list = list,
};

int main(int argc, char **argv)
{
	return lister_main(&report_month, argc, argv);
}
