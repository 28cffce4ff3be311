/* Marks the texts that people read, for gettext. */
#ifndef BASE_INTL_H
#define BASE_INTL_H

#define _(text) (text)
#define N_(text) (text)

#endif
