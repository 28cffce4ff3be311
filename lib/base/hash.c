#include "base/hash.h"

#include <sha2.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

_Static_assert(HASH_TEXT == SHA256_DIGEST_STRING_LENGTH, "as libmd writes it");

void hash_chain(const char *before, const void *bytes, size_t length,
		char out[HASH_TEXT])
{
	SHA2_CTX context;

	SHA256Init(&context);
	if (before)
		SHA256Update(&context, (const uint8_t *)before, strlen(before));
	SHA256Update(&context, bytes, length);
	SHA256End(&context, out);
}
