/*
 * What clang's analyzer cannot see across files: that these always return
 * false.  Included before each source by check-tidy.
 */
#ifndef LINT_ANALYZER_H
#define LINT_ANALYZER_H

#include "base/err.h"
#include "base/node.h"

#define err_set(...) ((err_set)(__VA_ARGS__) && false)
#define err_place(...) ((err_place)(__VA_ARGS__) && false)
#define node_err(...) ((node_err)(__VA_ARGS__) && false)

#endif
