/*
 * The texts that people read, in their language (gettext).  English, and
 * nothing loaded, until intl_begin finds that another language is wanted.
 */
#ifndef BASE_INTL_H
#define BASE_INTL_H

#define _(text) intl_text(text)
#define N_(text) (text)

/* Asks the environment for the language, as gettext(3) does, and takes its
 * catalogue anchang.mo from folder, which must outlive the command.  The
 * locale need not be there: its name says the language. */
void intl_begin(const char *folder);

/* text in that language, else text itself; valid for ever. */
__attribute__((format_arg(1))) const char *intl_text(const char *text);

/* text, which is a word of that context in the catalogue ("column", "word"):
 * its label, else text itself. */
const char *intl_label(const char *context, const char *text);
/* The one of these words (NULL-ended) that has this label, else NULL. */
const char *intl_labelled(const char *context, const char *label,
			  const char *const words[]);

#endif
