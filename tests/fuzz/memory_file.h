/* Bytes as a file with a name, for what reads files. */
#ifndef FUZZ_MEMORY_FILE_H
#define FUZZ_MEMORY_FILE_H

#include <stddef.h>

/* Valid until the next call. */
const char *memory_file(const void *bytes, size_t length);

#endif
