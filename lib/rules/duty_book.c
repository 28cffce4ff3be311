#include "rules/duty_book.h"

#include "base/text.h"

static bool check_subjects(const struct node *list,
			   const struct duty_version *version,
			   unsigned subjects, struct err *err)
{
	bool ok = true;

	for (int i = 0; i < version->count; i++) {
		enum subject subject = version->duties[i].subject;

		if (!(subjects & SUBJECT_BIT(subject)))
			ok = node_err(node_find(&list->members[i], "subject"),
				      err, "the subject cannot be %s here",
				      subject_names[subject]);
	}
	return ok;
}

static bool fill_version(struct arena *arena, const struct rule_version *from,
			 unsigned subjects, struct duty_version *version,
			 struct err *err)
{
	const struct node *list = rule_need(from->map, "duties", err);

	version->effective = from->effective;
	return list &&
	       duty_parse(arena, list, from->effective, &version->duties,
			  &version->count, err) &&
	       check_subjects(list, version, subjects, err);
}

bool duty_book_fill(struct arena *arena, const struct rule_version *versions,
		    int count, unsigned subjects, struct duty_book *book,
		    struct err *err)
{
	struct duty_version *duties =
		arena_alloc(arena, (size_t)count * sizeof(*duties));
	bool ok = true;

	*book = (struct duty_book){ .versions = duties, .count = count };
	for (int i = 0; i < count; i++) {
		ok = fill_version(arena, &versions[i], subjects, &duties[i],
				  err) &&
		     ok;
		if (duty_needs_calendar(duties[i].duties, duties[i].count))
			book->needs_calendar = true;
	}
	return ok;
}

bool duty_book_parse(struct arena *arena, const struct node *file,
		     unsigned subjects, struct duty_book *book, struct err *err)
{
	static const char *const keys[] = { "effective", "duties", NULL };
	const struct rule_version *versions;
	int count;
	bool ok = rule_versions(arena, file, &versions, &count, err);

	for (int i = 0; i < count; i++)
		ok = node_check_keys(versions[i].map, keys, err) && ok;
	return duty_book_fill(arena, versions, count, subjects, book, err) &&
	       ok;
}

bool duty_book_outlives(const struct duty_book *book, enum subject subject,
			const char *event)
{
	for (int v = 0; v < book->count; v++) {
		const struct duty_version *version = &book->versions[v];

		for (int i = 0; i < version->count; i++) {
			const struct duty *duty = &version->duties[i];

			if (duty->subject == subject && !duty->off &&
			    (text_is_among(event, duty->after) ||
			     !text_is_among(event, duty->stops)))
				return true;
		}
	}
	return false;
}

bool duty_book_is_done_by(const struct duty_book *book, const char *event)
{
	for (int v = 0; v < book->count; v++)
		for (int i = 0; i < book->versions[v].count; i++)
			if (duty_is_done_by(&book->versions[v].duties[i],
					    event))
				return true;
	return false;
}
