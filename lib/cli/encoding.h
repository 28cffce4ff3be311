/* Other encodings than UTF-8, which is the only one inside. */
#ifndef CLI_ENCODING_H
#define CLI_ENCODING_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

bool encoding_is_utf8(const char *name);
/* What converts from one to the other; dies with 64 when `named`, which is one
 * of them, is not known. */
iconv_t encoding_open(const char *to, const char *from, const char *named);

/* What is written goes on in another encoding. */
struct encoder;
/* write and to: where it goes on to.  Dies with 64 for an encoding that is not
 * known. */
struct encoder *encoder_new(const char *name,
			    void (*write)(void *to, const void *bytes,
					  size_t length),
			    void *to);
void encoder_free(struct encoder *encoder); /* NULL: nothing */
/* to: a struct encoder.  bytes: whole characters; a byte-order mark, which
 * only UTF-8 needs, is left out.  Dies with 74 for a character that is not in
 * the encoding. */
void encoder_write(void *to, const void *bytes, size_t length);

#endif
