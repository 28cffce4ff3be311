#include "base/buf.h"
#include "office/audit.h"
#include "office/entry.h"
#include "office/refs.h"

void entry_take_back(struct office *office, const struct entry_kind *kind,
		     int64_t number, const void *entry)
{
	struct buf before = BUF_INIT;

	audit_cells(office, &before, kind->columns, entry);
	if (kind->added) {
		buf_add_char(&before, ' ');
		audit_cells(office, &before, kind->added, entry);
	}
	audit_change(office, kind->what, number, before.data, NULL);
	buf_free(&before);
	note_set(office, kind->words, number, text_clear);
	refs_drop(office, kind->words, number);
}
