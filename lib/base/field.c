#include "base/field.h"

const char *const result_names[] = {
	"ok", "updated", "duplicate", "refused", "invalid", NULL,
};
