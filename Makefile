# anchang: `make help` lists the targets.
#
# Nothing here names a command, a module or a test: a file in cmd/, lib/,
# man/, rules/ or tests/ is found by its place.
VERSION = 0.1
PREFIX = /usr/local
DESTDIR =
bindir = $(PREFIX)/bin
mandir = $(PREFIX)/share/man
datadir = $(PREFIX)/share/anchang
localedir = $(PREFIX)/share/locale
exampledir = $(PREFIX)/share/doc/anchang/examples
bashdir = $(PREFIX)/share/bash-completion/completions
zshdir = $(PREFIX)/share/zsh/site-functions
fishdir = $(PREFIX)/share/fish/vendor_completions.d

B = build
CC = gcc
CFLAGS = -O2 -g
LDFLAGS =
# Linked in: to load them as shared ones is two fifths of what a command costs
# that answers for one phone.  `make SHARED=1` takes the system's shared ones,
# which the system mends by itself.
needed = sqlite3 csv yaml utf8proc nettle
LIBS = $(if $(SHARED),$(needed:%=-l%),$(needed:%=-l:lib%.a) -lm)
# What one command needs beside: LIBS_<command>.
LIBS_report-month = -lxlsxwriter
JOBS = 2

WARN = -std=c17 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
DEFINES = -D_GNU_SOURCE -DVERSION='"$(VERSION)"' \
	-DRULES_DIR='"$(datadir)/rules"' -DLOCALE_DIR='"$(localedir)"'
CPPFLAGS = $(DEFINES) -iquote lib -iquote $(B)
# `make V=1` shows whole commands, otherwise a word for each file.
quiet = $(if $(V),,@echo '  $(1)	$@';)
compile = $(CC) $(CPPFLAGS) $(WARN) $(CFLAGS)
library = $(B)/libanchang.a $(LIBS)
link = $(CC) $(CFLAGS) $(LDFLAGS) -Wl,--as-needed

lib_sources = $(wildcard lib/*/*.c)
lib_objects = $(lib_sources:%.c=$(B)/%.o) $(B)/entry_kinds.o
pages = $(patsubst %,$(B)/%,$(wildcard man/*.[157]))
chinese = $(patsubst %,$(B)/%,$(wildcard man/zh_CN/*.7))
commands = $(patsubst cmd/%.c,$(B)/bin/%,$(wildcard cmd/*.c))
units = $(patsubst %.c,$(B)/%,$(wildcard tests/unit/test_*.c))
unit_shared = $(patsubst %.c,$(B)/%.o, \
	$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
# share/po/zh_CN.po is the catalogue of every zh locale.
catalogues = $(patsubst share/po/%_CN.po, \
	$(B)/locale/%/LC_MESSAGES/anchang.mo,$(wildcard share/po/*_CN.po))
suite = $(units) $(wildcard tests/*.bats tests/*/*.bats)

completions = $(B)/_anchang share/completions/anchang.bash \
	share/completions/anchang.fish
built = $(commands) $(pages) $(chinese) $(catalogues) $(completions)
all: $(built) ## builds all commands into build/bin (the default)

# ---- building

$(B)/bin/%: $(B)/cmd/%.o $(B)/libanchang.a
	@mkdir -p $(@D)
	$(call quiet,link)$(link) -o $@ $< $(library) $(LIBS_$*)

$(B)/libanchang.a: $(lib_objects)
	@rm -f $@
	$(call quiet,ar)$(AR) rcs $@ $(lib_objects)

$(B)/%.o: %.c $(B)/flags | $(B)/need-build
	@mkdir -p $(@D)
	$(call quiet,cc)$(compile) -MMD -MP -c -o $@ $<

# Every lib/office/entry_<what>.c is a kind of entry.
entries = $(patsubst lib/office/entry_%.c,%,$(wildcard lib/office/entry_*.c))
$(B)/entry_kinds.c: $(wildcard lib/office/entry_*.c) Makefile
	@mkdir -p $(@D)
	@{ echo '#include "office/entry.h"'; \
	  for e in $(entries); do \
		echo "extern const struct entry_kind entry_$$e;"; done; \
	  echo 'const struct entry_kind *const entry_kinds[] = {'; \
	  for e in $(entries); do echo "&entry_$$e,"; done; \
	  echo 'NULL };'; } > $@
$(B)/entry_kinds.o: $(B)/entry_kinds.c $(B)/flags | $(B)/need-build
	$(call quiet,cc)$(compile) -c -o $@ $<

# Every column name that some declaration knows.
named = (COLUMN[A-Z_]*\( *"[a-z_]+"|\{ *"[a-z_]+", *FIELD_[A-Z]+)
$(B)/vocabulary.inc: $(wildcard cmd/*.c lib/office/*.c lib/cli/*.c) Makefile
	@mkdir -p $(@D)
	@cat $(filter %.c,$^) | tr '\n\t\\' '   ' | grep -Eo '$(named)' | \
		grep -v FIELD_FLAG | \
		sed 's/[^"]*\("[^"]*"\).*/\1,/' | sort -u > $@
$(B)/lib/cli/vocabulary.o: $(B)/vocabulary.inc

$(B)/tests/unit/test_%: $(B)/tests/unit/test_%.o $(unit_shared) \
		$(B)/libanchang.a | $(B)/need-test
	$(call quiet,link)$(link) -o $@ $< $(unit_shared) $(library) \
		-lcmocka
$(units:%=%.o) $(unit_shared): | $(B)/need-test

# anchang(7) names every command, by the pages of section 1.
$(B)/man/%: man/% $(wildcard man/*.1)
	@mkdir -p $(@D)
	@for page in man/*.1; do \
		sed -n "s,^\.Nm \([a-z-]*\)$$,.It Xr \1 1,p;s/^\.Nd //p" \
			$$page | head -n 2; done > $@.list
	@sed '/^\.\\" the commands:/r $@.list' $< > $@
	@rm $@.list

$(B)/locale/%/LC_MESSAGES/anchang.mo: share/po/%_CN.po | $(B)/need-build
	@mkdir -p $(@D)
	$(call quiet,msgfmt)msgfmt --check -o $@ $<

$(B)/_anchang: share/completions/anchang.zsh $(wildcard cmd/*.c)
	@{ echo '#compdef $(notdir $(commands))'; cat $<; } > $@

# The same in other languages, by what --help says in them.
$(B)/man/zh_CN/%: man/zh_CN/% $(commands) $(catalogues)
	@mkdir -p $(@D)
	@for name in $(sort $(commands)); do \
		echo ".It Xr $${name##*/} 1"; \
		LC_ALL=C.UTF-8 LANGUAGE=zh_CN ANCHANG_LOCALE=$(B)/locale \
			$$name --help | sed -n 2p; done > $@.list
	@sed '/^\.\\" the commands:/r $@.list' $< > $@
	@rm $@.list

# Rewritten when the flags change, so that what they made is made anew.
$(B)/flags: force
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(compile) $(link) $(LIBS))' | \
		cmp -s - $@ || \
		echo '$(subst ','\'',$(compile) $(link) $(LIBS))' > $@

# The packages of one group are there; looked at once for each build folder.
$(B)/need-%: .ci/packages
	@mkdir -p $(@D)
	@.ci/need $*
	@touch $@

# ---- trying and testing

demo: all ## builds, loads the sample office, shows the day's work
	@PATH="$(abspath $(B))/bin:$$PATH" share/demo.sh

programs: all $(units)
test: programs | $(B)/need-test ## builds, runs every test
	@ANCHANG_BUILD="$(abspath $(B))" prove -j$(JOBS) --exec tests/run \
		$(suite)

# What every command does, kept to be done again while the machine fails.
launches = $(B)/torture/launches
$(launches)/.made: $(commands) $(wildcard man/*.1 tests/torture/*)
	@ANCHANG_BUILD="$(abspath $(B))" tests/torture/record $(launches)
	@touch $@
$(B)/tests/torture/%.so: tests/torture/%.c $(B)/flags
	@mkdir -p $(@D)
	$(call quiet,link)$(compile) -fPIC -shared -o $@ $<

torture: TORTURE = 1
torture: torture-sample ## every fault at every moment, which takes an hour
torture-sample: all $(launches)/.made $(B)/tests/torture/fault.so ## some of it
	@ANCHANG_BUILD="$(abspath $(B))" TORTURE=$(TORTURE) prove -j$(JOBS) \
		$(wildcard tests/torture/*.t)
	@$(if $(TORTURE),ANCHANG_BUILD="$(abspath $(B))" TORTURE=1 \
		prove --exec tests/run tests/reliability/stores.bats)

sanitize = -fsanitize=address,undefined -fno-sanitize-recover=all
check-asan: ## the whole suite under ASan and UBSan
	+$(MAKE) test B=build-asan LDFLAGS="$(sanitize)" \
		CFLAGS="-O1 -g -fno-omit-frame-pointer $(sanitize)"

check-valgrind: $(units) | $(B)/need-check ## unit tests under valgrind
	@ANCHANG_BUILD="$(abspath $(B))" prove -j$(JOBS) \
		--exec tests/run-valgrind $(units)

lint: all $(units) | $(B)/need-lint ## style, layers, warnings of many tools
	@ANCHANG_BUILD="$(abspath $(B))" tests/lint/run

# What xgettext finds in the sources, merged into the catalogue: what stands in
# _() and N_(), and what these functions themselves put into the language.
speakers = node_err:3 node_err_key:3 rule_choice:2 rule_words:3
texts = $(sort $(wildcard cmd/*.c lib/*/*.[ch]))
$(B)/labels.c: share/po/labels share/po/libyaml $(texts) $(rule_files) \
		$(B)/vocabulary.inc
	@share/po/labels $(B)/vocabulary.inc > $@
$(B)/anchang.pot: $(texts) $(B)/labels.c
	@xgettext --language=C --from-code=UTF-8 --no-wrap -o $@ \
		--package-name=anchang --package-version=$(VERSION) \
		--keyword=_ --keyword=N_ \
		--keyword=C_:1c,2 $(speakers:%=--keyword=%) $^
po: $(B)/anchang.pot ## brings share/po up to what the sources say now
	@for file in $(wildcard share/po/*.po); do \
		msgmerge -q --update --backup=none --no-wrap --sort-by-file \
			--no-fuzzy-matching $$file $<; \
		msgattrib --no-obsolete --no-wrap --no-location --sort-output \
			-o $$file $$file; \
		sed -i '/^"POT-Creation-Date/d' $$file; \
		msgfmt --statistics -o /dev/null $$file; done

format: | $(B)/need-lint ## clang-format over all sources
	clang-format -i $(wildcard lib/*/*.[ch] cmd/*.[ch] tests/*/*.[ch])

coverage: | $(B)/need-check ## lines and branches that the suite reaches
	rm -rf build-coverage
	+@tests/lint/coverage build-coverage $(MAKE) B=build-coverage \
		LDFLAGS=--coverage CFLAGS="-O0 -g --coverage"

SECONDS = 60
fuzz: | $(B)/need-lint ## each fuzz target for a minute (SECONDS=60)
	+$(MAKE) fuzz-run B=build-fuzz CC=clang \
		CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined"
fuzz_shared = $(patsubst %.c,$(B)/%.o, \
	$(filter-out tests/fuzz/fuzz_%,$(wildcard tests/fuzz/*.c)))
fuzzers = $(patsubst %.c,$(B)/%,$(wildcard tests/fuzz/fuzz_*.c))
fuzz-run: $(fuzzers)
	@for fuzzer in $(fuzzers); do \
		tests/fuzz/run $$fuzzer $(SECONDS) || exit 1; done
$(B)/tests/fuzz/fuzz_%: $(B)/tests/fuzz/fuzz_%.o $(fuzz_shared) \
		$(B)/libanchang.a
	$(call quiet,link)$(link) -fsanitize=fuzzer -o $@ $< $(fuzz_shared) \
		$(library)

bench: all ## our commands beside sqlite3 and DuckDB: ratios
	@PATH="$(abspath $(B))/bin:$$PATH" tests/bench/run

growth: all ## each command at a million leads and at ten: time, memory
	@PATH="$(abspath $(B))/bin:$$PATH" tests/bench/growth

count: all | $(B)/need-check ## instructions of hot paths, against figures kept
	@PATH="$(abspath $(B))/bin:$$PATH" tests/bench/count

figures: all | $(B)/need-check ## keeps what count counts
	@PATH="$(abspath $(B))/bin:$$PATH" tests/bench/count keep

mutants: ## 50 mistakes in the rules, which the tests must notice
	@tests/torture/mutants $(MUTANTS)

# ---- installing

examples = $(filter-out %/anchang-daily,$(wildcard share/daily/*))
rule_files = $(wildcard rules/*.yaml rules/*/*.yaml)
installed = $(commands:$(B)/bin/%=$(bindir)/%) \
	$(foreach n,1 5 7,$(patsubst $(B)/man/%,$(mandir)/man$n/%, \
		$(filter %.$n,$(pages)))) \
	$(rule_files:%=$(datadir)/%) \
	$(catalogues:$(B)/locale/%=$(localedir)/%) \
	$(datadir)/anchang-daily \
	$(chinese:$(B)/man/zh_CN/%=$(mandir)/zh_CN/man7/%) \
	$(examples:share/daily/%=$(exampledir)/%) \
	$(commands:$(B)/bin/%=$(bashdir)/%) $(zshdir)/_anchang \
	$(commands:$(B)/bin/%=$(fishdir)/%.fish)
# A text that says where things are.
as_installed = sed 's,/usr/local,$(PREFIX),' $$file | \
	install -D -m 644 /dev/stdin
install: all ## into PREFIX (/usr/local), below DESTDIR
	@$(MAKE) --no-print-directory install-built
install-built:
	@set -e; install -d "$(DESTDIR)$(bindir)"; \
	for file in $(commands); do \
		install -s -m 755 $$file "$(DESTDIR)$(bindir)"; \
	done; for file in $(pages); do \
		$(as_installed) \
			"$(DESTDIR)$(mandir)/man$${file##*.}/$${file##*/}"; \
	done; for file in $(chinese); do \
		$(as_installed) \
			"$(DESTDIR)$(mandir)/zh_CN/man7/$${file##*/}"; \
	done; for file in $(rule_files); do \
		install -D -m 644 $$file "$(DESTDIR)$(datadir)/$$file"; \
	done; for file in $(catalogues); do \
		install -D -m 644 $$file \
			"$(DESTDIR)$(localedir)/$${file#$(B)/locale/}"; \
	done; for name in $(notdir $(commands)); do \
		install -D -m 644 share/completions/anchang.bash \
			"$(DESTDIR)$(bashdir)/$$name"; \
		install -D -m 644 share/completions/anchang.fish \
			"$(DESTDIR)$(fishdir)/$$name.fish"; \
	done; install -D -m 644 $(B)/_anchang "$(DESTDIR)$(zshdir)/_anchang"; \
	install -D -m 755 share/daily/anchang-daily \
		"$(DESTDIR)$(datadir)/anchang-daily"; \
	for file in $(examples); do \
		$(as_installed) "$(DESTDIR)$(exampledir)/$${file##*/}"; \
	done

uninstall: ## removes what install put there
	@for file in $(installed); do rm -f "$(DESTDIR)$$file"; done
	@[ ! -d "$(DESTDIR)$(datadir)" ] || \
		find "$(DESTDIR)$(datadir)" -type d -empty -delete

# Of a copy, so that nothing is left in this folder or beside it.
deb: | $(B)/need-deb ## a Debian package in build/deb (make test beforehand)
	@rm -rf $(B)/deb && mkdir -p $(B)/deb/anchang
	@tar -c --exclude=./build --exclude='./build-*' --exclude=./.git . | \
		tar -x -C $(B)/deb/anchang
	@cd $(B)/deb/anchang && DEB_BUILD_OPTIONS="nocheck parallel=$(JOBS)" \
		dpkg-buildpackage -b -us -uc

check-deb: deb | $(B)/need-fresh ## the package in a fresh Debian, and lintian
	lintian --display-info --fail-on error,warning,info \
		$(B)/deb/anchang_$(VERSION)_*.changes
	$(B)/deb/anchang/tests/deb/in-chroot $(B)/deb/anchang_$(VERSION)_*.deb

dist: ## anchang-VERSION.tar.gz of what is committed
	git archive --prefix=anchang-$(VERSION)/ \
		-o anchang-$(VERSION).tar.gz HEAD

clean: ## removes everything that was built
	rm -rf build build-* $(B)

help: ## this list
	@sed -n 's/^\([a-z][a-z-]*\):[^#]*## /\1	/p' $(MAKEFILE_LIST) | \
		while IFS='	' read -r name text; do \
		printf '%-16s%s\n' "$$name" "$$text"; done

-include $(wildcard $(B)/lib/*/*.d $(B)/cmd/*.d $(B)/tests/*/*.d)
.PHONY: all bench check-asan check-deb check-valgrind clean count coverage \
	deb demo dist figures force format fuzz fuzz-run growth help install \
	install-built lint mutants po programs test torture torture-sample \
	uninstall
.SECONDARY:
.DELETE_ON_ERROR:
