#include "base/spool.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/die.h"
#include "base/intl.h"
#include "base/scratch.h"

#define MEMORY_MAX ((size_t)1 << 20)

struct spool {
	struct buf memory; /* what came after the bytes in the file */
	int file;	   /* -1 while there is none */
	int64_t stored;	   /* bytes in the file */
};

struct spool *spool_new(void)
{
	struct spool *spool = mem_new(sizeof(*spool));

	spool->file = -1;
	return spool;
}

static void store(struct spool *spool, const void *bytes, size_t length)
{
	if (spool->file < 0)
		spool->file = scratch_open();
	scratch_write(spool->file, bytes, length);
	spool->stored += (int64_t)length;
}

void spool_add(struct spool *spool, const void *bytes, size_t length)
{
	if (spool->memory.length + length > MEMORY_MAX) {
		store(spool, spool->memory.data, spool->memory.length);
		buf_clear(&spool->memory);
	}
	if (length > MEMORY_MAX)
		store(spool, bytes, length);
	else
		buf_add(&spool->memory, bytes, length);
}

static void close_file(struct spool *spool)
{
	if (spool->file >= 0)
		close(spool->file);
	spool->file = -1;
	spool->stored = 0;
}

static void drain_file(struct spool *spool,
		       void (*write)(void *to, const void *bytes,
				     size_t length),
		       void *to)
{
	char *bytes = mem_new(MEMORY_MAX / 8);
	int64_t offset = 0;

	while (offset < spool->stored) {
		size_t length = scratch_read(spool->file, offset, bytes,
					     MEMORY_MAX / 8);

		if (length == 0)
			die(EX_IOERR, _("temporary file has lost its end"));
		write(to, bytes, length);
		offset += (int64_t)length;
	}
	free(bytes);
}

void spool_drain(struct spool *spool,
		 void (*write)(void *to, const void *bytes, size_t length),
		 void *to)
{
	if (spool->stored > 0)
		drain_file(spool, write, to);
	if (spool->memory.length > 0)
		write(to, spool->memory.data, spool->memory.length);
	buf_clear(&spool->memory);
	close_file(spool);
}

void spool_free(struct spool *spool)
{
	if (!spool)
		return;
	close_file(spool);
	buf_free(&spool->memory);
	free(spool);
}
