#include "cli/reader.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/intl.h"
#include "cli/source.h"

/* libcsv asks for so much more at a time when a cell is long. */
#define GROW_SIZE 8192
/* libcsv's own name for pstate after a quote that ends a cell, or is the first
 * of two. */
#define FIELD_MIGHT_HAVE_ENDED 3

struct reader {
	struct source *source;
	struct reader_user user;
	struct csv_parser parser;
	char *block; /* read, not parsed */
	size_t length;
	int64_t line;	     /* of the file, from 1 */
	int64_t column;	     /* characters of this line that were parsed */
	int64_t record_line; /* where the record began */
	int64_t quote_line, quote_column; /* where an open quote began */
	int cells;			  /* of the record so far */
	bool after_cr;	   /* the record ended with CR: LF must follow */
	int64_t cr_column; /* where, when that is in an earlier piece */
	bool is_lone_cr;
	bool failed;
	struct err *err;
};

struct reader *reader_open(const char *name, const char *encoding,
			   const struct reader_user *user)
{
	struct reader *reader = mem_new(sizeof(*reader));

	reader->source = source_open(name, encoding);
	reader->length = source_read(reader->source, &reader->block);
	reader->user = *user;
	reader->line = 1;
	if (csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI |
					      CSV_APPEND_NULL |
					      CSV_REPALL_NL) != 0)
		die(EX_OSERR, "out of memory");
	csv_set_blk_size(&reader->parser, GROW_SIZE);
	return reader;
}

static void fail_at(struct reader *reader, int64_t line, int64_t column,
		    const char *what)
{
	if (!reader->failed)
		err_set(reader->err, "%lld:%lld: %s", (long long)line,
			(long long)column, what);
	reader->failed = true;
}

static void on_cell(void *text, size_t length, void *data)
{
	struct reader *reader = data;

	if (reader->failed)
		return;
	if (reader->after_cr) {
		reader->is_lone_cr = true;
		return;
	}
	if (length > READER_CELL_MAX) {
		fail_at(reader, reader->line, reader->column + 1,
			_("a cell of more than 1 MiB"));
		return;
	}
	reader->user.cell(reader->user.to, reader->cells++, text, length);
}

/* Also comes for lines that are empty, and for the LF of CRLF. */
static void on_end(int c, void *data)
{
	struct reader *reader = data;
	int cells = reader->cells;

	if (reader->failed)
		return;
	if (reader->after_cr && c != '\n') {
		reader->is_lone_cr = true;
		return;
	}
	reader->after_cr = c == '\r';
	reader->cells = 0;
	if (cells && !reader->user.record(reader->user.to, reader->record_line,
					  cells, reader->err))
		reader->failed = true;
}

static int64_t count_characters(const char *bytes, size_t length)
{
	int64_t count = 0;
	size_t i;

	for (i = 0; i < length; i++)
		count += (bytes[i] & 0xC0) != 0x80;
	return count;
}

/* Where the carriage return is that no line feed follows, outside quotes. */
static size_t lone_cr(const char *piece, size_t length, bool is_quoted)
{
	size_t i;

	for (i = 0; i + 1 < length; i++) {
		if (piece[i] == '"')
			is_quoted = !is_quoted;
		if (!is_quoted && piece[i] == '\r' && piece[i + 1] != '\n')
			break;
	}
	return i;
}

/* Where the quote began that is open after this piece: so far back as the cell
 * is long, in which a quote stands for two. */
static void note_quote(struct reader *reader, bool was_open, const char *piece,
		       size_t length)
{
	const unsigned char *cell = reader->parser.entry_buf;
	size_t back = reader->parser.entry_pos, i;

	if (was_open || !reader->parser.quoted)
		return;
	for (i = 0; i < reader->parser.entry_pos; i++)
		back += cell[i] == '"';
	if (reader->parser.pstate == FIELD_MIGHT_HAVE_ENDED)
		back--;
	reader->quote_line = reader->line;
	reader->quote_column = reader->column + 1;
	if (back < length)
		reader->quote_column += count_characters(piece,
							 length - back - 1);
}

/* The column of a mistake: so many bytes into this piece. */
static int64_t column_at(const struct reader *reader, const char *piece,
			 size_t length)
{
	return reader->column + 1 + count_characters(piece, length);
}

static void parse_piece(struct reader *reader, const char *piece, size_t length)
{
	struct csv_parser *parser = &reader->parser;
	bool was_open = parser->quoted, was_cr = reader->after_cr;
	bool is_quoted = was_open && parser->pstate != FIELD_MIGHT_HAVE_ENDED;
	size_t parsed;

	if (!reader->cells && !was_open)
		reader->record_line = reader->line;
	parsed = csv_parse(parser, piece, length, on_cell, on_end, reader);
	if (parsed < length && csv_error(parser) != CSV_EPARSE)
		die(EX_OSERR, "out of memory");
	if ((reader->is_lone_cr || reader->after_cr) && !was_cr)
		reader->cr_column = column_at(reader, piece,
					      lone_cr(piece, length,
						      is_quoted));
	if (reader->is_lone_cr)
		fail_at(reader, reader->line, reader->cr_column,
			_("a carriage return without a line feed"));
	else if (parsed < length)
		fail_at(reader, reader->line, column_at(reader, piece, parsed),
			_("a quote where none may be"));
	note_quote(reader, was_open, piece, length);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A cell in its line. */
struct span {
	char *text, *end;
};

/* Without the blanks around. */
static struct span bare_cell(char *text, char *end)
{
	while (text < end && is_blank(*text))
		text++;
	while (end > text && is_blank(end[-1]))
		end--;
	return (struct span){ text, end };
}

/* The cells of a line; 0 when a quote is where it needs a closer look. */
static int split(char *line, char *end, struct span cells[READER_CELLS_MAX])
{
	char *quote = memchr(line, '"', (size_t)(end - line));
	int count = 0;

	while (count < READER_CELLS_MAX) {
		char *next;

		if (quote == line) {
			next = memchr(line + 1, '"', (size_t)(end - line) - 1);
			if (!next || (next + 1 < end && next[1] != ','))
				return 0;
			cells[count++] = (struct span){ line + 1, next++ };
			quote = memchr(next, '"', (size_t)(end - next));
		} else {
			next = memchr(line, ',', (size_t)(end - line));
			if (!next)
				next = end;
			if (quote && quote < next)
				return 0;
			cells[count++] = bare_cell(line, next);
		}
		if (next == end)
			return count;
		line = next + 1;
	}
	return 0;
}

/* A line that is a whole record, as most are: libcsv takes forty instructions
 * for each byte.  False: libcsv is to look at it. */
static bool parse_plain(struct reader *reader, char *line, char *end)
{
	const struct csv_parser *parser = &reader->parser;
	struct span cells[READER_CELLS_MAX];
	int count;

	if (reader->cells || reader->after_cr || parser->pstate ||
	    parser->entry_pos)
		return false;
	if (end > line && end[-1] == '\r')
		end--;
	if (end == line || is_blank(*line) ||
	    memchr(line, '\r', (size_t)(end - line)))
		return false;
	count = split(line, end, cells);
	for (int i = 0; i < count; i++) {
		*cells[i].end = '\0';
		reader->user.cell(reader->user.to, i, cells[i].text,
				  (size_t)(cells[i].end - cells[i].text));
	}
	if (count && !reader->user.record(reader->user.to, reader->line, count,
					  reader->err))
		reader->failed = true;
	return count;
}

/* Parses line by line, so that a mistake has its place. */
static void parse_block(struct reader *reader, char *block, size_t length)
{
	while (length && !reader->failed) {
		char *end = memchr(block, '\n', length);
		size_t piece = end ? (size_t)(end - block) + 1 : length;

		if (!end || !parse_plain(reader, block, end))
			parse_piece(reader, block, piece);
		if (end) {
			reader->line++;
			reader->column = 0;
		} else {
			reader->column += count_characters(block, piece);
		}
		block += piece;
		length -= piece;
	}
	if (reader->parser.entry_pos > READER_CELL_MAX)
		fail_at(reader, reader->line, reader->column,
			_("a cell of more than 1 MiB"));
}

static enum reader_state end_of_file(struct reader *reader)
{
	const char *problem = source_problem(reader->source);

	if (problem) {
		fail_at(reader, reader->line, reader->column + 1, _(problem));
		return READER_FAILED;
	}
	if (csv_fini(&reader->parser, on_cell, on_end, reader) != 0)
		fail_at(reader, reader->quote_line, reader->quote_column,
			_("a quote that is never closed"));
	if (reader->after_cr || reader->is_lone_cr)
		fail_at(reader, reader->line, reader->cr_column,
			_("a carriage return without a line feed"));
	return reader->failed ? READER_FAILED : READER_END;
}

enum reader_state reader_more(struct reader *reader, struct err *err)
{
	reader->err = err;
	if (!reader->length)
		return end_of_file(reader);
	parse_block(reader, reader->block, reader->length);
	if (reader->failed)
		return READER_FAILED;
	reader->length = source_read(reader->source, &reader->block);
	return READER_MORE;
}

void reader_close(struct reader *reader)
{
	csv_free(&reader->parser);
	source_close(reader->source);
	free(reader);
}
