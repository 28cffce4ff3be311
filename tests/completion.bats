#!/usr/bin/env bats
# The completions, asked of the shells themselves.

load helper

setup() {
	here=$root/tests/completion
	scripts=$root/share/completions
}

# An office whose codes can be asked for.
codes() {
	new_store
	staff-add -q <<-END
		staff,name,role
		z01,林晓燕,consultant
		m01,沈国栋,site_manager
	END
	partner-add -q --partner b01 --kind brokerage --name Anju \
		--listed-on 2026-01-05
}

has() { # SHELL
	command -v "$1" >/dev/null || skip "no $1 here"
}

asks_bash() {
	bash "$here/ask.bash" "$scripts/anchang.bash" "$@"
}

@test "bash: options, words, columns, files" {
	touch leads.csv
	mkdir rules.d
	does 0 "--method" "" asks_bash callback-log --me
	does 0 "phone sms wechat email" "" asks_bash callback-log --method ''
	does 0 "wechat" "" asks_bash callback-log --method = w
	does 0 "tsv table" "" asks_bash call-log -f t
	does 0 "line,phone" "" asks_bash callback-log -C line,pho
	does 0 "leads.csv" "" asks_bash lead-add l
	does 0 "rules.d" "" asks_bash lead-add --rules r
	does 0 "yes no" "" asks_bash lead-visit --id-checked ''
	does 0 "" "" asks_bash lead-add --phone 1
}

@test "bash: what a command lists, and its columns" {
	does 0 "complaint-events complaints" "" asks_bash store-list compl
	does 0 "penalties" "" asks_bash entry-withdraw --what p
	does 0 "partner,kind" "" asks_bash store-list partners -C partner,ki
	does 0 "" "" asks_bash store-list -C ki
	does 0 "phone,because" "" \
		asks_bash lead-check-protection --explain -C phone,bec
	does 0 "" "" asks_bash lead-check-protection -C phone,bec
	does 0 "audit hash" "" asks_bash store-check --head -C ''
	does 0 "cause" "" asks_bash complaint-stats --causes -C cau
	does 0 "item" "" asks_bash score-month --explain -C it
}

@test "bash: the codes of staff and partners, and none without a store" {
	does 0 "" "" asks_bash callback-due --staff ''
	does 0 "auto" "" asks_bash lead-add --rep ''
	codes
	does 0 "m01 z01" "" asks_bash callback-due --staff ''
	does 0 "z01" "" asks_bash callback-due --staff z
	does 0 "m01 z01 auto" "" asks_bash lead-add --rep ''
	does 0 "b01" "" asks_bash lead-add --partner ''
	ANCHANG_DB=/dev/null does 0 "" "" asks_bash lead-add --partner ''
}

# With what is said of each answer.
names_fish() {
	mkdir -p fish
	cp "$scripts/anchang.fish" "fish/${1%% *}.fish"
	LC_ALL=C.UTF-8 fish --private -c "set -p fish_complete_path '$PWD/fish'
		complete -C '$1'"
}

asks_fish() {
	names_fish "$1" | cut -f1
}

@test "fish: options, words, columns" {
	has fish
	does 0 "--method" "" asks_fish "callback-log --me"
	does 0 $'email\nphone\nsms\nwechat' "" asks_fish "callback-log --method "
	does 0 "line,phone" "" asks_fish "callback-log -C line,pho"
	does 0 "" "" asks_fish "lead-check-protection ./h"
}

@test "fish: what a command lists, its columns, codes" {
	has fish
	does 0 $'complaints\ncomplaint-events' "" asks_fish "store-list compl"
	does 0 "penalties" "" asks_fish "entry-withdraw --what p"
	does 0 "partner,kind" "" asks_fish "store-list partners -C partner,ki"
	does 0 "" "" asks_fish "store-list -C ki"
	does 0 "phone,because" "" \
		asks_fish "lead-check-protection --explain -C phone,bec"
	does 0 "auto" "" asks_fish "lead-add --rep "
	codes
	does 0 $'auto\nm01\nz01' "" asks_fish "lead-add --rep "
	does 0 "b01" "" asks_fish "lead-add --partner "
	does 0 $'z01\t林晓燕' "" names_fish "callback-due --staff z"
}

asks_zsh() {
	zsh "$here/ask.zsh" "$build" "$1"
}

# zsh_makes LINE=LINE... - of each line with a tab behind it the other.
zsh_makes() {
	for line; do
		asks_zsh "${line%%=*}" >out
		grep -qF -e "${line#*=}" out
	done
}

@test "zsh: options, words, columns" {
	has zsh
	zsh_makes "callback-log --me=callback-log --method" \
		"callback-log --method we=callback-log --method wechat" \
		"callback-log -C line,pho=callback-log -C line,phone"
}

@test "zsh: what a command lists, its columns, codes" {
	has zsh
	zsh_makes "store-list lea=store-list leads" \
		"store-list partners -C ki=store-list partners -C kind" \
		"store-check --head -C ha=store-check --head -C hash" \
		"lead-add --rep a=lead-add --rep auto" \
		"lead-add --partner b=lead-add --partner b"
	codes
	zsh_makes "lead-add --partner b=lead-add --partner b01" \
		"callback-due --staff z=callback-due --staff z01"
}

@test "every command says what it takes, as its help does" {
	for source in "$root"/cmd/*.c; do
		name=$(basename "$source" .c)
		"$name" --declare >declared
		cut -f1,3 declared | sed -n 's/^option./--/p' | sort -u >some
		"$name" --help | grep -oE '^  (-., |    )--[a-z-]+' |
			sed 's/.* --/--/' | sort -u >all
		diff some all
		run ! grep -vE $'^(option(\t[^\t]+){5}|(column|operand)(\t[^\t]+){2})$' \
			declared
	done
}
