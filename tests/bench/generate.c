/*
 * generate LEADS FOLDER [CALLS]: an office that does not exist, three years of
 * it, as the commands read it; the same bytes for the same numbers.  A visited
 * lead is called fewer than CALLS times (25).  What it writes is in
 * tests/bench/README.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FIRST_DAY 19539 /* 2023-07-01 */
#define DAYS 1096	/* through 2026-06-30 */
#define MONTHS 37	/* the last one comes after */
#define REPS 200
#define PARTNERS 15 /* of each kind */
#define DAY 86400

enum what { LEADS, VISITS, CALLBACKS, CLOSINGS, WHATS };
enum kind { ONSITE, CHANNEL, BROKERAGE, REFERRER, ECOMMERCE };
static const char *const kinds[] = { "onsite", "channel", "brokerage",
				     "referrer", "ecommerce" };

static const struct {
	const char *name, *columns;
} files[WHATS] = {
	{ "leads", "phone,name,partner,rep,recorded_at,visited_at,needs" },
	{ "visits", "phone,arrived_at,partner,id_checked,form_no,receiver" },
	{ "callbacks", "lead,called_at,staff,outcome" },
	{ "closings", "lead,reason,closed_at,approved_by" },
};

struct date {
	int year, month, day, number; /* number: of the month, from 0 */
};

struct lead {
	int64_t phone;
	int is_open, is_shared; /* shared: his phone has other leads */
};

static const char *folder;
static FILE *months[MONTHS][WHATS];
static struct date dates[DAYS + 31];
static struct lead *leads;
static int count, number, most_calls = 25;
static uint64_t seed = 20260630;

static double chance(void)
{
	uint64_t x = seed += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
	return (double)((x ^ x >> 31) >> 11) * 0x1p-53;
}

static int below(int limit)
{
	return (int)(chance() * limit);
}

static FILE *make(const char *name, const char *columns)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	file = fopen(path, "w");
	if (!file) {
		perror(path);
		exit(1);
	}
	fprintf(file, "%s\n", columns);
	return file;
}

static void finish(FILE *file)
{
	if (ferror(file) || fclose(file)) {
		perror(folder);
		exit(1);
	}
}

static void make_dates(void)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30,
				       31, 31, 30, 31, 30, 31 };
	struct date date = { 2023, 7, 1, 0 };

	for (int i = 0; i < DAYS + 31; i++) {
		int leap = date.month == 2 && date.year % 4 == 0;

		dates[i] = date;
		if (++date.day <= lengths[date.month - 1] + leap)
			continue;
		date.day = 1;
		date.number++;
		if (++date.month == 13) {
			date.month = 1;
			date.year++;
		}
	}
}

static const char *written(int64_t time)
{
	static char texts[4][32];
	static int next;
	char *text = texts[next++ & 3];
	const struct date *date = &dates[time / DAY];
	int second = (int)(time % DAY);

	snprintf(text, sizeof(texts[0]), "%04d-%02d-%02d %02d:%02d:%02d",
		 date->year, date->month, date->day, second / 3600,
		 second / 60 % 60, second % 60);
	return text;
}

static int is_over(int64_t time)
{
	return time >= (int64_t)DAYS * DAY;
}

static FILE *month_file(int64_t time, enum what what)
{
	return months[dates[time / DAY].number][what];
}

/* 179: access codes of internet telephony, nobody's number. */
static int64_t new_phone(void)
{
	return INT64_C(17900000000) + (int64_t)(chance() * 100000000);
}

/* A fifth are customers who were there before, most of them lately. */
static int64_t pick_phone(void)
{
	double x = chance();
	int back, earlier;

	if (x >= 0.2 || !number)
		return new_phone();
	back = count / 12 < number ? count / 12 : number;
	earlier = x < 0.12 && back ? number - 1 - below(back) : below(number);
	leads[earlier].is_shared = 1;
	leads[number].is_shared = 1;
	return leads[earlier].phone;
}

/* As people type it. */
static const char *spelt(int64_t phone)
{
	static char text[32];
	double x = chance();
	int a = (int)(phone / 100000000), b = (int)(phone / 10000 % 10000);
	int c = (int)(phone % 10000);
	const char *form = x < 0.75   ? "%03d%04d%04d"
			   : x < 0.85 ? "%03d-%04d-%04d"
			   : x < 0.95 ? "%03d %04d %04d"
				      : "+86%03d%04d%04d";

	snprintf(text, sizeof(text), form, a, b, c);
	return text;
}

static const char *name(void)
{
	static const char *const family[] = { "王", "李", "张", "刘", "陈",
					      "杨", "黄", "赵", "吴", "周" };
	static const char *const given[] = { "伟", "芳", "娜", "敏", "静",
					     "丽", "强", "磊", "军", "洋" };
	static char text[16];

	snprintf(text, sizeof(text), "%s%s%s", family[below(10)],
		 given[below(10)], chance() < 0.5 ? given[below(10)] : "");
	return text;
}

static enum kind pick_kind(void)
{
	double x = chance();

	return x < 0.40	  ? ONSITE
	       : x < 0.58 ? CHANNEL
	       : x < 0.80 ? BROKERAGE
	       : x < 0.90 ? REFERRER
			  : ECOMMERCE;
}

/* Writes a registration; its first visit, or -1. */
static int64_t add_lead(int64_t at, enum kind kind, const char *partner,
			int rep, FILE *whole)
{
	static const char *const needs[] = { "", "", "", "\"两居室, 朝南\"",
					     "\"他说 \"\"再看看\"\"\"" };
	const char *need = needs[below(5)];
	const char *caller = name(), *phone = spelt(leads[number].phone);
	int visited = kind == ONSITE || kind == CHANNEL;
	int64_t recorded = visited ? at + below(7200) : at;
	FILE *to[] = { whole, month_file(at, LEADS) };

	for (int i = 0; i < 2; i++)
		fprintf(to[i], "%s,%s,%s,r%03d,%s,%s,%s\n", phone, caller,
			partner, rep, written(recorded),
			visited ? written(at) : "", need);
	if (visited)
		return at;
	if (kind == ECOMMERCE || chance() < 0.2)
		return -1;
	return at + 1860 + below(10000);
}

static void add_visit(int64_t at, enum kind kind, const char *partner, int rep)
{
	fprintf(month_file(at, VISITS), "%lld,%s,%s,%s,%s,r%03d\n",
		(long long)leads[number].phone, written(at), partner,
		kind == REFERRER ? "yes" : "", kind == BROKERAGE ? "K" : "",
		rep);
}

/* The calls after a visit; the time of the last. */
static int64_t add_calls(int64_t at, int calls, int rep)
{
	static const double pace[] = { 2.6, 3.4, 3.4, 6.6 };
	static const char *const outcomes[] = { "", "", "reached",
						"no_answer" };

	for (int i = 0; i < calls; i++) {
		double gap = pace[i < 3 ? i : 3] * DAY;
		int64_t next = at + (int64_t)(gap * (0.25 + 0.95 * chance()));

		if (is_over(next))
			break;
		at = next;
		fprintf(month_file(at, CALLBACKS), "%d,%s,r%03d,%s\n",
			number + 1, written(at), rep, outcomes[below(4)]);
	}
	return at;
}

static void close_lead(int64_t after)
{
	static const char *const why[] = { "bought_elsewhere", "not_interested",
					   "unreachable", "not_interested" };
	int64_t at = after + below(30 * DAY);

	leads[number].is_open = chance() < 0.2 || is_over(at);
	if (!leads[number].is_open)
		fprintf(month_file(at, CLOSINGS), "%d,%s,%s,m01\n", number + 1,
			why[below(4)], written(at));
}

/* What becomes of a lead that had its first visit. */
static void live_on(int64_t at, enum kind kind, const char *partner, int rep)
{
	int calls = below(most_calls), visits = 1;
	double x = chance();

	if (x >= 0.7)
		visits = x < 0.94 ? 2 : 3;
	if (kind == BROKERAGE || kind == REFERRER)
		add_visit(at, kind, partner, rep);
	for (int i = 0; i < visits; i++) {
		if (i)
			add_visit(at, ONSITE, "", rep);
		at = add_calls(at, calls / visits, rep) + 3600 +
		     below(20 * DAY);
		if (is_over(at))
			break;
	}
	close_lead(at);
}

static void make_leads(int64_t from, int64_t span, int many, FILE *whole)
{
	int first = number;

	for (; number < first + many; number++) {
		double day = (double)from +
			     (number - first + chance()) * (double)span / many;
		int64_t at = (int64_t)day * DAY + 9 * 3600 +
			     (int64_t)((day - (double)(int64_t)day) * 32400);
		enum kind kind = pick_kind();
		char partner[16] = "";
		int rep = 1 + below(REPS);

		leads[number].phone = pick_phone();
		if (kind != ONSITE)
			snprintf(partner, sizeof(partner), "%c%02d",
				 kinds[kind][0], 1 + below(PARTNERS));
		at = add_lead(at, kind, partner, rep, whole);
		if (at >= 0)
			live_on(at, kind, partner, rep);
	}
}

static void make_registers(void)
{
	FILE *file = make("staff.csv", "staff,name,role");

	for (int i = 1; i <= REPS; i++)
		fprintf(file, "r%03d,%s,consultant\n", i, name());
	fprintf(file, "m01,%s,site_manager\n", name());
	finish(file);
	file = make("partners.csv", "partner,kind,name,listed_on");
	for (int kind = CHANNEL; kind <= ECOMMERCE; kind++)
		for (int i = 1; i <= PARTNERS; i++)
			fprintf(file, "%c%02d,%s,%s%02d,2020-01-01\n",
				kinds[kind][0], i, kinds[kind], kinds[kind], i);
	finish(file);
}

static void make_phones(void)
{
	FILE *file = make("phones.csv", "phone");

	for (int i = 0; i < count; i++)
		fprintf(file, "%lld\n",
			(long long)(chance() < 0.5 ? leads[below(count)].phone
						   : new_phone()));
	finish(file);
}

/* A month's calls, as they come, to leads that are live. */
static void make_callbacks(void)
{
	FILE *file = make("callbacks.csv", files[CALLBACKS].columns);
	int *live = calloc((size_t)count + 1, sizeof(*live)), used = 0;

	for (int i = 0; i < count; i++)
		if (leads[i].is_open && !leads[i].is_shared)
			live[used++] = i + 1;
	for (int i = 0; used && i < count; i++) {
		double day = DAYS + i * 31.0 / count;
		int64_t at = (int64_t)day * DAY + 9 * 3600 +
			     (int64_t)((day - (double)(int64_t)day) * 39600);

		fprintf(file, "%d,%s,r%03d,\n", live[below(used)], written(at),
			1 + below(REPS));
	}
	free(live);
	finish(file);
}

static void months_open(void)
{
	for (int m = 0; m < MONTHS; m++)
		for (int w = 0; w < WHATS; w++) {
			char path[64];

			snprintf(path, sizeof(path), "load/%02d-%s.csv", m,
				 files[w].name);
			months[m][w] = make(path, files[w].columns);
		}
}

int main(int argc, char **argv)
{
	char load[4096];
	FILE *file;

	if (argc == 4)
		most_calls = atoi(argv[3]);
	if (argc < 3 || argc > 4 || (count = atoi(argv[1])) < 100 ||
	    most_calls < 1) {
		fprintf(stderr, "usage: generate LEADS FOLDER [CALLS]\n");
		return 64;
	}
	folder = argv[2];
	snprintf(load, sizeof(load), "%s/load", folder);
	mkdir(folder, 0777);
	mkdir(load, 0777);
	leads = calloc((size_t)count + (size_t)count / 10, sizeof(*leads));
	make_dates();
	make_registers();
	months_open();
	file = make("leads.csv", files[LEADS].columns);
	make_leads(0, DAYS, count, file);
	finish(file);
	make_phones();
	make_callbacks();
	file = make("more.csv", files[LEADS].columns);
	make_leads(DAYS, 31, count / 10, file);
	finish(file);
	for (int m = 0; m < MONTHS; m++)
		for (int w = 0; w < WHATS; w++)
			finish(months[m][w]);
	free(leads);
	return 0;
}
