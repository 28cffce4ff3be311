/* Rows as CSV (RFC 4180), TSV and JSON lines. */
#include <string.h>

#include "base/text.h"
#include "cli/rows_private.h"

/* What may follow a cell without another being added: the separators of empty
 * ones, and the end of the row. */
#define ROOM_BEHIND (ROWS_COLUMNS_MAX + 4)

/* A spreadsheet shows no more digits of a number, unless told to. */
#define SHOWN_DIGITS 11

/* Most characters are greater than all of these. */
static bool needs_quotes(char c)
{
	return (unsigned char)c <= ',' &&
	       (c == ',' || c == '"' || c == '\n' || c == '\r');
}

static void add_quoted(struct buf *buf, const char *text)
{
	char *to = buf->data + buf->length;

	*to++ = '"';
	for (; *text; text++) {
		if (*text == '"')
			*to++ = '"';
		*to++ = *text;
	}
	*to++ = '"';
	buf->length = (size_t)(to - buf->data);
}

/* One look at each byte. */
static void add_csv(struct buf *buf, const char *text)
{
	size_t length = strlen(text), i = 0;
	char *to;

	buf_reserve(buf, 2 * length + 2 + ROOM_BEHIND);
	to = buf->data + buf->length;
	for (; !needs_quotes(text[i]); i++) {
		if (!text[i]) {
			buf->length += length;
			return;
		}
		to[i] = text[i];
	}
	add_quoted(buf, text);
}

static void add_tsv(struct buf *buf, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '\t': buf_add_text(buf, "\\t"); break;
		case '\n': buf_add_text(buf, "\\n"); break;
		case '\r': buf_add_text(buf, "\\r"); break;
		case '\\': buf_add_text(buf, "\\\\"); break;
		default: buf_add_char(buf, *text);
		}
	}
}

static void add_json_escape(struct buf *buf, int32_t point)
{
	if (point >= 0x10000) {
		point -= 0x10000;
		buf_addf(buf, "\\u%04x\\u%04x",
			 0xD800U + (unsigned)(point >> 10),
			 0xDC00U + (unsigned)(point & 0x3FF));
		return;
	}
	buf_addf(buf, "\\u%04x", (unsigned)point);
}

/* What could move a terminal is escaped, whether JSON asks for it or not. */
static void add_json(struct buf *buf, const char *text)
{
	buf_add_char(buf, '"');
	while (*text) {
		bool safe = true;
		int32_t point;
		size_t size = 1;

		if (*text == '"' || *text == '\\')
			buf_add_char(buf, '\\');
		else if (*text < ' ' || *text >= 0x7f)
			size = text_character(text, &point, &safe);
		if (safe)
			buf_add(buf, text, size);
		else
			add_json_escape(buf, point);
		text += size;
	}
	buf_add_char(buf, '"');
}

/* Whether a spreadsheet would take the cell for a formula. */
static bool is_formula(const char *text)
{
	static const char *const starts[] = { "=",  "+",  "-",	"@",
					      "＝", "＋", "－", "＠" };
	size_t i;

	if (*text == '\t' || *text == '\r' || *text == '\n')
		return true;
	while (*text == ' ' || strncmp(text, "\xE3\x80\x80", 3) == 0)
		text += *text == ' ' ? 1 : 3;
	for (i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		if (strncmp(text, starts[i], strlen(starts[i])) == 0)
			return true;
	}
	return false;
}

/* Whether a spreadsheet would show another number: without the 0 in front (of
 * a land line), as 1.1E+17, or with zeros for the digits beyond fifteen.  Of a
 * phone always: a narrow column shows it as 1.8E+10, and that is then kept. */
static bool is_unsafe_number(const struct field *field, const char *text)
{
	size_t digits = strspn(text, "0123456789");

	return !text[digits] &&
	       (field->type == FIELD_PHONE || digits > SHOWN_DIGITS ||
		(digits > 1 && *text == '0'));
}

/* A formula gets a ', which is seen and tells what was done; digits get a tab
 * behind them, which makes a text of them that looks as it is. */
static void add_excel(struct rows *rows, const struct field *field,
		      const char *text)
{
	bool is_text = !rows_is_number(field);
	struct buf guarded = BUF_INIT;

	if (is_text && is_unsafe_number(field, text)) {
		buf_addf(&rows->done, "\"%s\t\"", text);
	} else if (is_text && is_formula(text)) {
		buf_addf(&guarded, "'%s", text);
		add_csv(&rows->done, guarded.data);
		buf_free(&guarded);
	} else {
		add_csv(&rows->done, text);
	}
}

static void end_row(struct rows *rows)
{
	if (rows->excel)
		buf_add_char(&rows->done, '\r');
	buf_add_char(&rows->done, '\n');
}

void text_heading(struct rows *rows)
{
	const char *separator = rows->format == FORMAT_TSV ? "\t" : ",";
	int i;

	for (i = 0; i < rows->count; i++) {
		buf_add_text(&rows->done, i ? separator : "");
		buf_add_text(&rows->done,
			     rows_heading(rows, rows->chosen[i].field));
	}
	end_row(rows);
}

static void add_member(struct rows *rows, const struct field *field,
		       const char *text)
{
	add_json(&rows->done, rows_heading(rows, field));
	buf_add_char(&rows->done, ':');
	if (!text)
		buf_add_text(&rows->done, "null");
	else if (rows_is_number(field))
		buf_add_text(&rows->done, text);
	else
		add_json(&rows->done, text);
}

static void json_row(struct rows *rows, const struct row_head *head,
		     const void *record)
{
	int i;

	for (i = 0; i < rows->count; i++) {
		const struct column *column = &rows->chosen[i];

		buf_add_char(&rows->done, i ? ',' : '{');
		add_member(rows, column->field,
			   rows_cell(rows, column, head, record));
	}
	buf_add_text(&rows->done, "}\n");
}

static bool is_empty(const struct field *field, const void *place)
{
	const char *text;

	if (!field_is_text(field))
		return field_int_of(field, place) == NONE;
	text = field_text_of(field, place);
	return !text || !*text;
}

/* A cell that is masked, labelled or guarded; false: it is empty after all. */
static bool changed_cell(struct rows *rows, const struct field *field,
			 const void *place)
{
	const char *text = rows_cell_of(rows, field, place);

	if (text && rows->excel)
		add_excel(rows, field, text);
	else if (text)
		add_csv(&rows->done, text);
	/* A guarded cell has left no more than it took. */
	buf_reserve(&rows->done, ROOM_BEHIND);
	return text;
}

/* A cell that is not empty, as it is: what has digits is written where it
 * belongs, and needs no quotes.  False: it is empty after all. */
static bool plain_cell(struct rows *rows, const struct field *field,
		       const void *place)
{
	struct buf *done = &rows->done;
	const char *text;
	char *end;

	if (field_is_text(field)) {
		add_csv(done, field_text_of(field, place));
		return true;
	}
	buf_reserve(done, CELL_TEXT + ROOM_BEHIND);
	end = done->data + done->length;
	text = cell_text(rows->office, field, place, end);
	if (text == end)
		done->length += strlen(end);
	else if (text)
		add_csv(done, text);
	return text;
}

static bool csv_cell(struct rows *rows, const struct field *field,
		     const void *place)
{
	if (is_empty(field, place))
		return false;
	return rows->is_plain ? plain_cell(rows, field, place)
			      : changed_cell(rows, field, place);
}

/* The million rows of an import come through here, and most of their cells are
 * empty. */
static void csv_row(struct rows *rows, const struct row_head *head,
		    const void *record)
{
	struct buf *done = &rows->done;
	const struct column *column = rows->chosen;
	const struct column *end = column + rows->count;

	buf_reserve(done, ROOM_BEHIND);
	for (; column < end; column++) {
		const struct field *field = column->field;
		const void *place = column->of_head ? head : record;

		if (column > rows->chosen)
			done->data[done->length++] = ',';
		/* An empty line would be no row. */
		if (!csv_cell(rows, field, place) && rows->count == 1)
			add_quoted(done, "");
	}
	end_row(rows);
}

static void tsv_row(struct rows *rows, const struct row_head *head,
		    const void *record)
{
	int i;

	for (i = 0; i < rows->count; i++) {
		const char *text = rows_cell(rows, &rows->chosen[i], head,
					     record);

		if (i)
			buf_add_char(&rows->done, '\t');
		if (text)
			add_tsv(&rows->done, text);
	}
	end_row(rows);
}

void text_row(struct rows *rows, const struct row_head *head,
	      const void *record)
{
	switch (rows->format) {
	case FORMAT_JSON: json_row(rows, head, record); return;
	case FORMAT_TSV: tsv_row(rows, head, record); return;
	default: csv_row(rows, head, record);
	}
}
