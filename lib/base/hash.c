#include "base/hash.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>

_Static_assert(HASH_TEXT == BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE) + 1,
	       "two digits for each byte");

void hash_chain(const char *before, const void *bytes, size_t length,
		char out[HASH_TEXT])
{
	unsigned char digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx context;

	sha256_init(&context);
	if (before)
		sha256_update(&context, strlen(before),
			      (const unsigned char *)before);
	sha256_update(&context, length, bytes);
	sha256_digest(&context, sizeof(digest), digest);
	base16_encode_update(out, sizeof(digest), digest);
	out[HASH_TEXT - 1] = '\0';
}
