# anchang: build, test, install.  `make help` lists the targets.
CC = gcc
CFLAGS = -O2 -g
WARN = -std=c17 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
CPPFLAGS = -D_GNU_SOURCE -iquote lib -iquote $(B)
B = build
LIBS = -lsqlite3 -lcsv -lyaml -lutf8proc -lmd

lib_sources = $(wildcard lib/*/*.c)
lib_objects = $(lib_sources:%.c=$(B)/%.o) $(B)/entry_kinds.o
commands = $(patsubst cmd/%.c,$(B)/bin/%,$(wildcard cmd/*.c))

all: $(commands)

$(B)/bin/%: $(B)/cmd/%.o $(B)/libanchang.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libanchang.a -Wl,--as-needed $(LIBS)

$(B)/libanchang.a: $(lib_objects)
	rm -f $@
	$(AR) rcs $@ $(lib_objects)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(WARN) $(CFLAGS) -MMD -MP -c -o $@ $<

# Every lib/office/entry_<what>.c is a kind of entry.
entries = $(patsubst lib/office/entry_%.c,%,$(wildcard lib/office/entry_*.c))
$(B)/entry_kinds.c: $(wildcard lib/office/entry_*.c) Makefile
	@mkdir -p $(@D)
	{ echo '#include "office/entry.h"'; \
	  for e in $(entries); do echo "extern const struct entry_kind entry_$$e;"; done; \
	  echo 'const struct entry_kind *const entry_kinds[] = {'; \
	  for e in $(entries); do echo "&entry_$$e,"; done; \
	  echo 'NULL };'; } > $@
$(B)/entry_kinds.o: $(B)/entry_kinds.c
	$(CC) $(CPPFLAGS) $(WARN) $(CFLAGS) -c -o $@ $<

# Every column name that some declaration knows.
$(B)/vocabulary.inc: $(wildcard cmd/*.c lib/office/*.c lib/cli/*.c)
	@mkdir -p $(@D)
	sed -n 's/^[[:space:]]*\(FIELD\|COLUMN\)[A-Z_]*("\([a-z_]*\)".*/"\2",/p' $^ | sort -u > $@
$(B)/lib/cli/vocabulary.o: $(B)/vocabulary.inc

clean:
	rm -rf $(B)

-include $(lib_objects:.o=.d) $(commands:$(B)/bin/%=$(B)/cmd/%.d)
.PHONY: all clean
