#include "base/intl.h"

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "anchang"
/* Always there, and its characters are those of UTF-8. */
#define FALLBACK "C.UTF-8"
/* A longer label is no label. */
#define LABEL_MAX 128

static bool is_on;

static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* The locale of messages, by its name; NULL: C. */
static const char *locale_name(void)
{
	const char *name = variable("LC_ALL");

	if (!name)
		name = variable("LC_MESSAGES");
	if (!name)
		name = variable("LANG");
	if (!name || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0)
		return NULL;
	return name;
}

/* The messages are in English as they are. */
static bool is_english(const char *language)
{
	return strncmp(language, "en", 2) == 0 || *language == 'C';
}

/* A locale that is not there: gettext then follows the name alone. */
static void follow_name(const char *name)
{
	char language[16];

	snprintf(language, sizeof(language), "%.*s", (int)strcspn(name, ".@"),
		 name);
	setlocale(LC_MESSAGES, FALLBACK);
	setenv("LANGUAGE", language, !variable("LANGUAGE"));
}

void intl_begin(const char *folder)
{
	const char *name = locale_name();
	const char *language = variable("LANGUAGE");

	/* In the C locale LANGUAGE says nothing (gettext's manual). */
	if (!name || is_english(language ? language : name))
		return;
	if (!setlocale(LC_MESSAGES, ""))
		follow_name(name);
	if (!setlocale(LC_CTYPE, ""))
		setlocale(LC_CTYPE, FALLBACK);
	bindtextdomain(DOMAIN, folder);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	is_on = true;
}

const char *intl_text(const char *text)
{
	/* The empty text is the catalogue's own head. */
	return is_on && *text ? dgettext(DOMAIN, text) : text;
}

const char *intl_label(const char *context, const char *text)
{
	char key[LABEL_MAX];
	const char *label;
	int length;

	if (!is_on)
		return text;
	/* How the catalogue keeps a context. */
	length = snprintf(key, sizeof(key), "%s\004%s", context, text);
	if (length < 0 || (size_t)length >= sizeof(key))
		return text;
	label = dgettext(DOMAIN, key);
	return label == key ? text : label;
}

const char *intl_labelled(const char *context, const char *label,
			  const char *const words[])
{
	for (; *words; words++) {
		if (strcmp(intl_label(context, *words), label) == 0)
			return *words;
	}
	return NULL;
}
