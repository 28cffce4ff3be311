#include "base/value.h"

const char text_clear[] = "-";
