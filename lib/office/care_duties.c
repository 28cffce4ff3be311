#include "office/care_duties.h"

#include "base/intl.h"
#include "office/care.h"
#include "office/rulebook.h"

static void list_milestones(struct office *office, enum deadline_reach reach,
			    duty_each *each, void *to)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT id, milestone, kind, planned_on"
				    " FROM milestone ORDER BY id");
	const char *const *kinds = duty_milestones(SUBJECT_MILESTONE);
	struct buf events = BUF_INIT;

	(void)reach;
	while (stmt_next(stmt)) {
		struct duty_subject milestone = {
			.id = NONE,
			.code = stmt_text(stmt, 1),
			.phone = NONE,
			.facts = { .plan = kinds[stmt_word(stmt, 2, kinds)],
				   .planned = stmt_day(stmt, 3) },
		};

		buf_clear(&events);
		milestone.facts.count = care_events(office, SUBJECT_MILESTONE,
						    stmt_int(stmt, 0), &events);
		milestone.facts.events = (const void *)events.data;
		each(to, &milestone);
	}
	buf_free(&events);
}

const struct duty_source milestone_source = {
	.subject = SUBJECT_MILESTONE,
	.list = list_milestones,
};

/* The first signing that is known. */
static void add_first_signing(struct office *office, struct buf *events)
{
	struct stmt *stmt = db_stmt(office->db,
				    "SELECT min(signed_on) FROM deal");
	struct deadline_event event = { .name = "first_signed" };
	int64_t day = stmt_next(stmt) ? stmt_day(stmt, 0) : NONE;

	stmt_end(stmt);
	if (day == NONE || day > office->today)
		return;
	event.at = day * DAY_SECONDS;
	buf_add(events, &event, sizeof(event));
}

static void list_office(struct office *office, enum deadline_reach reach,
			duty_each *each, void *to)
{
	struct duty_subject subject = { .id = NONE,
					.code = "office",
					.phone = NONE,
					.facts = { .planned = NONE } };
	struct buf events = BUF_INIT;

	(void)reach;
	add_first_signing(office, &events);
	subject.facts.count = care_events(office, SUBJECT_OFFICE, 0, &events);
	subject.facts.events = (const void *)events.data;
	each(to, &subject);
	buf_free(&events);
}

/* A12: of what is still to be written. */
static const char *office_detail(struct office *office,
				 const struct duty_subject *subject,
				 const struct deadline_slot *slot)
{
	const struct duty *duty = slot->duty;
	struct care_contacts contacts;
	struct buf text = BUF_INIT;
	const char *detail;
	int64_t before;

	(void)subject;
	if (duty->every.unit == UNIT_NONE || slot->status > DEADLINE_OVERDUE)
		return NULL;
	before = duration_add(
		duty->every, -1, slot->due_on,
		office_duty_calendar(office, office_duties(office, RULES_CARE)),
		slot->since);
	contacts = care_contacts(office, before + 1, slot->due_on);
	buf_addf(&text, _("contacts: %lld, dissatisfied: %lld"),
		 (long long)contacts.all, (long long)contacts.dissatisfied);
	detail = arena_dup(&office->arena, text.data);
	buf_free(&text);
	return detail;
}

const struct duty_source office_source = {
	.subject = SUBJECT_OFFICE,
	.list = list_office,
	.detail = office_detail,
};
