/* rules-check: every value of the rule files, and all that is wrong in them. */
#include "base/buf.h"
#include "base/die.h"
#include "cli/command.h"
#include "cli/rows.h"
#include "office/rulebook.h"
#include "rules/day.h"

struct value {
	const char *file;
	int64_t line;
	const char *key; /* from the version down: kinds.channel.periods[1] */
	const char *value;
	int64_t effective; /* of the version */
};

static const struct field columns[] = {
	COLUMN("file", FIELD_TEXT, FIELD_TEXT_AT(struct value, file)),
	COLUMN("line", FIELD_NUMBER, FIELD_INT_AT(struct value, line)),
	COLUMN("key", FIELD_CODE, FIELD_TEXT_AT(struct value, key)),
	COLUMN("value", FIELD_TEXT, FIELD_TEXT_AT(struct value, value)),
	COLUMN("effective", FIELD_DAY, FIELD_INT_AT(struct value, effective)),
	FIELD_END,
};

struct walk {
	struct rows *rows;
	struct buf path;
	int64_t effective;
};

/* Prints the scalars below node; path leads to node.  Members of a list are
 * counted from 1.  A rule file is at most 16 deep (base/yaml_file.h). */
static void walk_values(struct walk *walk, const struct node *node)
{
	size_t length = walk->path.length;

	if (node->type == NODE_SCALAR) {
		struct value value = { node->file, node->line, walk->path.data,
				       node->text, walk->effective };

		rows_add(walk->rows, &value);
		return;
	}
	for (int i = 0; i < node->count; i++) {
		const struct node *member = &node->members[i];

		if (member->key)
			buf_addf(&walk->path, "%s%s", length > 0 ? "." : "",
				 member->key);
		else
			buf_addf(&walk->path, "[%d]", i + 1);
		walk_values(walk, member);
		walk->path.length = length;
		walk->path.data[length] = '\0';
	}
}

static void print_values(struct rows *rows, const struct node *file)
{
	struct walk walk = { .rows = rows, .path = BUF_INIT };

	for (int i = 0; i < file->count; i++) {
		const struct node *version = &file->members[i];

		day_parse(node_find(version, "effective")->text,
			  &walk.effective);
		walk_values(&walk, version);
	}
	buf_free(&walk.path);
}

static int check_rules(struct office *office, const void *options,
		       char *const operands[], struct rows *rows)
{
	const char *folder = operands[0] ? operands[0] : office->rules_folder;
	const struct rule_file *files;
	int count;
	bool ok = rulebook_check(&office->arena, folder, &files, &count);

	(void)options;
	for (int i = 0; i < count; i++) {
		const struct node_error *error = files[i].errors;

		if (!error)
			print_values(rows, files[i].root);
		for (; error; error = error->next)
			command_warn("%s", error->text);
	}
	return ok ? EX_OK : EX_CONFIG;
}

int main(int argc, char **argv)
{
	static const struct lister lister = {
		.command = {
			.name = "rules-check",
			.summary = N_("shows every value of the rule files, "
				      "and all that is wrong in them"),
			.operands = "[DIR]",
		},
		.columns = columns,
		.store = LISTER_NO_STORE,
		.operands_max = 1,
		.list = check_rules,
	};

	return lister_main(&lister, argc, argv);
}
