/* What the parts of cli/rows share: how rows are to look, and where to. */
#ifndef CLI_ROWS_PRIVATE_H
#define CLI_ROWS_PRIVATE_H

#include <stdbool.h>

#include "base/buf.h"
#include "cli/rows.h"
#include "office/cell.h"

#define ROWS_COLUMNS_MAX 64

enum format { FORMAT_CSV, FORMAT_TSV, FORMAT_JSON, FORMAT_TABLE };

/* What a recorder puts before each entry; line, result, reason. */
struct row_head {
	int64_t line;
	const char *result, *reason;
};
extern const struct field row_head_columns[];

struct column {
	const struct field *field;
	bool of_head; /* lies in struct row_head */
};

struct table; /* cli/rows_table.c */

struct rows {
	/* set by the owner: */
	struct office *office;
	enum format format;
	bool no_header, excel, labels, mask, quiet;
	size_t screen; /* a table's lines are cut to so many columns; 0: not */
	bool colors;
	const char *names; /* of --columns, or NULL: all */
	void (*write)(void *to, const void *bytes, size_t length);
	void *to;
	/* Takes each row, so that no text is made of it; NULL: text is. */
	void (*take)(struct rows *rows, const void *record);
	/* the rows' own: */
	const struct field *head; /* NULL: no row has one */
	const struct field *columns;
	struct column chosen[ROWS_COLUMNS_MAX];
	int count; /* of chosen; 0: not chosen yet */
	bool is_begun;
	bool is_plain;	       /* texts are written as they are */
	char space[CELL_TEXT]; /* of one cell */
	struct buf masked;
	struct buf label;
	struct buf done; /* rows to be written */
	struct table *table;
};

/* The members above "own" are set, the others zeroed. */
void rows_init(struct rows *rows, const struct field *head,
	       const struct field *columns);
/* Finds the columns of --columns; dies with 64 for one that is not there.
 * Else it is done with the first row. */
void rows_choose(struct rows *rows);
void rows_add_headed(struct rows *rows, const struct row_head *head,
		     const void *record);
/* Ends the last row and writes what is left; headings also without a row. */
void rows_finish(struct rows *rows);
void rows_free(struct rows *rows);

/* One cell as the rows want it, NULL when it is empty; valid until the next
 * call. */
const char *rows_cell(struct rows *rows, const struct column *column,
		      const struct row_head *head, const void *record);
/* The same, by the column's field and the struct that it lies in. */
const char *rows_cell_of(struct rows *rows, const struct field *field,
			 const void *place);

/* What stands over the cells of a field. */
const char *rows_heading(const struct rows *rows, const struct field *field);

/* Whether the cells of a field are numbers (JSON, right-aligned). */
bool rows_is_number(const struct field *field);

/* The text formats: cells of one row, then its end. */
void text_heading(struct rows *rows);
void text_row(struct rows *rows, const struct row_head *head,
	      const void *record);

/* A table of columns; it is printed into rows->done a piece at a time. */
void table_row(struct rows *rows, const struct row_head *head,
	       const void *record);
void table_finish(struct rows *rows);

/* --mask: text made into what may be shown of it. */
void mask_phone(struct buf *out, const char *text);
void mask_name(struct buf *out, const char *text);

#endif
