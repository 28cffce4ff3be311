#!/usr/bin/env bats
# The completions, asked of the shells themselves.

load helper

setup() {
	here=$root/tests/completion
	scripts=$root/share/completions
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

asks_fish() {
	mkdir -p fish
	cp "$scripts/anchang.fish" "fish/${1%% *}.fish"
	fish --private -c "set -p fish_complete_path '$PWD/fish'
		complete -C '$1'" | cut -f1
}

@test "fish: options, words, columns" {
	has fish
	does 0 "--method" "" asks_fish "callback-log --me"
	does 0 $'email\nphone\nsms\nwechat' "" asks_fish "callback-log --method "
	does 0 "line,phone" "" asks_fish "callback-log -C line,pho"
	does 0 "" "" asks_fish "lead-check-protection ./h"
}

asks_zsh() {
	zsh "$here/ask.zsh" "$build" "$1"
}

@test "zsh: options, words, columns" {
	has zsh
	for line in "callback-log --me=callback-log --method" \
		"callback-log --method we=callback-log --method wechat" \
		"callback-log -C line,pho=callback-log -C line,phone"; do
		asks_zsh "${line%%=*}" >out
		grep -qF -e "${line#*=}" out
	done
}

@test "every command says what it takes, as its help does" {
	for source in "$root"/cmd/*.c; do
		name=$(basename "$source" .c)
		"$name" --declare >declared
		cut -f1,3 declared | sed -n 's/^option./--/p' | sort -u >some
		"$name" --help | grep -oE '^  (-., |    )--[a-z-]+' |
			sed 's/.* --/--/' | sort -u >all
		diff some all
		run ! grep -vE $'^(option(\t[^\t]+){5}|(column|operand)\t[^\t]+)$' \
			declared
	done
}
