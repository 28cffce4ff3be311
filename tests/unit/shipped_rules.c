#include "shipped_rules.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/yaml_file.h"
#include "rules/office_rules.h"

const struct node *shipped_file(struct arena *arena, const char *name,
				struct err *err)
{
	const char *folder = getenv("ANCHANG_RULES");
	char path[512];

	snprintf(path, sizeof(path), "%s/%s", folder ? folder : "rules", name);
	return yaml_file_load(arena, path, path, err);
}

bool shipped_rules_load(struct shipped_rules *rules)
{
	const struct node *file;
	struct protection_book protection;
	struct office_book office;
	struct recycle_book recycle;
	struct err err;
	bool ok;

	*rules = (struct shipped_rules){ .arena = ARENA_INIT };
	file = shipped_file(&rules->arena, "protection.yaml", &err);
	ok = file && protection_parse(&rules->arena, file, &protection, &err);
	file = ok ? shipped_file(&rules->arena, "office.yaml", &err) : NULL;
	ok = file && office_parse(&rules->arena, file, &office, &err);
	file = ok ? shipped_file(&rules->arena, "recycle.yaml", &err) : NULL;
	ok = file && recycle_parse(&rules->arena, file, &recycle, &err);
	if (!ok) {
		fprintf(stderr, "%s\n", err.text);
		return false;
	}
	rules->protection = protection.versions[protection.count - 1];
	rules->per_customer = rules->protection;
	rules->per_customer.per_customer = true;
	rules->recycle = recycle.versions[recycle.count - 1];
	rules->closing_time = office.versions[office.count - 1].closing_time;
	return true;
}

void shipped_rules_free(struct shipped_rules *rules)
{
	arena_free(&rules->arena);
}
