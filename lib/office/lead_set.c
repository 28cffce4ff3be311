#include "office/lead_set.h"

#include <string.h>

#include "base/value.h"

static unsigned char bit_of(int64_t lead)
{
	return (unsigned char)(1 << lead % 8);
}

static unsigned char *byte_of(const struct lead_set *set, int64_t lead)
{
	return (unsigned char *)set->bits.data + lead / 8;
}

int64_t lead_set_reach(const struct lead_set *set)
{
	return (int64_t)set->bits.length * 8;
}

bool lead_set_has(const struct lead_set *set, int64_t lead)
{
	return lead >= 0 && lead < lead_set_reach(set) &&
	       (*byte_of(set, lead) & bit_of(lead));
}

void lead_set_add(struct lead_set *set, int64_t lead)
{
	struct buf *bits = &set->bits;

	if (lead >= lead_set_reach(set)) {
		size_t more = (size_t)lead / 8 + 1 - bits->length;

		buf_reserve(bits, more);
		memset(bits->data + bits->length, 0, more);
		bits->length += more;
	}
	if (lead_set_has(set, lead))
		return;
	*byte_of(set, lead) |= bit_of(lead);
	set->count++;
}

void lead_set_remove(struct lead_set *set, int64_t lead)
{
	if (!lead_set_has(set, lead))
		return;
	*byte_of(set, lead) &= (unsigned char)~bit_of(lead);
	set->count--;
}

int64_t lead_set_next(const struct lead_set *set, int64_t from)
{
	for (int64_t lead = from; lead < lead_set_reach(set); lead++) {
		if (lead % 8 == 0 && !*byte_of(set, lead))
			lead += 7;
		else if (lead_set_has(set, lead))
			return lead;
	}
	return NONE;
}

void lead_set_free(struct lead_set *set)
{
	buf_free(&set->bits);
	set->count = 0;
}
