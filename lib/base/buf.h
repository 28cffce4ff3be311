/* A buffer of bytes that grows; always ends with a NUL behind its length. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

struct buf {
	char *data; /* owned; NULL while nothing was ever added */
	size_t length;
	size_t size;
};

#define BUF_INIT \
	{ \
		NULL, 0, 0 \
	}

/* Makes room for more bytes and the NUL, where there is none. */
void buf_grow(struct buf *buf, size_t more);
static inline void buf_reserve(struct buf *buf, size_t more)
{
	if (more >= buf->size - buf->length)
		buf_grow(buf, more);
}

void buf_add(struct buf *buf, const void *bytes, size_t length);
void buf_add_text(struct buf *buf, const char *text);
static inline void buf_add_char(struct buf *buf, char c)
{
	buf_reserve(buf, 1);
	buf->data[buf->length++] = c;
	buf->data[buf->length] = '\0';
}
__attribute__((format(printf, 2, 3))) void buf_addf(struct buf *buf,
						    const char *format, ...);
void buf_clear(struct buf *buf); /* empties it, keeps the memory */
void buf_free(struct buf *buf);

#endif
