#include "base/buf.h"
#include "office/audit.h"
#include "office/entry.h"
#include "office/refs.h"

void entry_take_back(struct office *office, const struct entry_kind *kind,
		     int64_t number, const void *entry)
{
	struct buf before = BUF_INIT;

	audit_cells(office, &before, kind->columns, entry);
	audit_change(office, kind->what, number, before.data, NULL);
	buf_free(&before);
	note_set(office, kind->what, number, text_clear);
	refs_drop(office, kind->what, number);
}
