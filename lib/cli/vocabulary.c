#include "cli/vocabulary.h"

#include <stddef.h>

const char *const vocabulary[] = {
#include "vocabulary.inc"
	NULL,
};
