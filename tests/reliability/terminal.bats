#!/usr/bin/env bats
# What is recorded, named or misspelt cannot move a terminal (reliability, 10):
# no raw control byte in tables, in JSON, on standard error.
# shellcheck disable=SC2154  # $out and $err come from the helper

load ../helper
load ../office

setup() {
	new_office
	# Clear the screen, name the window, C1's CSI, return, back space, right
	# to left, an invisible space, a line separator, delete.
	evil=$'Q\e[2J\e]0;x\a\xc2\x9b31m\r\b\xe2\x80\xaeR'
	evil+=$'\xe2\x80\x8b\xe2\x80\xa8\x7f\t\nZ'
	shown='Q\x1b[2J\x1b]0;x\x07\u009b31m\x0d\x08\u202eR'
	shown+='\u200b\u2028\x7f\x09\x0aZ'
}

teardown() {
	close_office
}

# clean FILE - it has nothing that moves a terminal but the ends of lines.
clean() {
	perl -Mutf8 -CSD -ne 's/\r?\n\z//;
		if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\x{FFFD}]/) {
			print "$ARGV:$.: $_" =~ s/\p{Cc}/^/gr, "\n"; $bad = 1;
		} END { exit($bad ? 1 : 0) }' "$1"
}

# on_terminal COMMAND... - runs it with a terminal as its standard output;
# what it wrote there is in screen.
on_terminal() {
	local quoted
	printf -v quoted '%q ' "$@"
	script -qec "$quoted" /dev/null </dev/null >screen
}

fill() {
	staff-add -q --staff z9 --name "$evil" --role consultant --note "$evil"
	partner-add -q --partner c9 --kind channel --name "$evil" --id-no "$evil" \
		--listed-on 2026-01-01 --note "$evil"
	customer-add -q --phone 17900000001 --name "$evil" --occupation "$evil" \
		--needs "$evil" --source "$evil" --note "$evil"
	lead-add -q --phone 17900000001 --name "$evil" --partner c9 --rep z9 \
		--visited-at '2026-11-24 10:00' --note "$evil" --ref "$evil"
	lead-visit -q --phone 17900000002 --name "$evil" --form-no "$evil" \
		--approved-by m1 --invalid gift --note "$evil" \
		--arrived-at '2026-11-24 11:00'
	call-log -q --phone 17900000003 --name "$evil" --needs "$evil" \
		--source "$evil" --note "$evil"
	callback-log -q --phone 17900000001 --note "$evil" --ref "$evil"
}

listings() {
	cat <<-END
		store-list staff
		store-list partners
		store-list customers
		store-list leads
		store-list visits
		store-list calls
		store-list callbacks
		store-list audit
		callback-due --all
		lead-reconcile
		lead-check-protection --explain 17900000001
		store-check
		store-list leads --labels
		store-list leads --mask
	END
}

@test "tables of what is recorded" {
	fill
	while read -r -a command; do
		on_terminal "${command[@]}" || [ $? -eq 1 ]
		[ -s screen ]
		clean screen
	done < <(listings)
	on_terminal store-list customers
	grep -qF "$shown" screen
}

@test "JSON of it, which says the same" {
	fill
	while read -r -a command; do
		"${command[@]}" -f json >rows || [ $? -eq 1 ]
		clean rows
	done < <(listings | grep -v -- --labels)
	store-list customers -f json -C name --where phone=17900000001 >rows
	same "$(perl -MJSON::PP -e 'binmode STDOUT, ":utf8";
		print JSON::PP->new->decode(scalar <STDIN>)->{name}' <rows)" \
		"$evil"
}

@test "rows of recorders" {
	for command in "staff-add --staff z9 --role consultant --name" \
		"partner-add --partner c9 --kind channel --listed-on 2026-01-01 --name" \
		"customer-add --phone 17900000001 --name" \
		"lead-add --phone 17900000001 --partner b1 --ref 1 --name" \
		"lead-visit --phone 17900000001 --name" \
		"call-log --phone 17900000001 --name" \
		"entry-withdraw --what calls --id 1 --approved-by"; do
		read -r -a words <<<"$command"
		on_terminal "${words[@]}" "$evil"
		clean screen
	done
}

# told STATUS COMMAND... - it ends so, and what it says is clean and has what
# was evil in it, visibly.
told() {
	ends "$@" </dev/null || return
	[ -z "$out" ] || return
	clean .err || return
	grep -qF '\x1b[2J' .err || {
		cat .err
		return 1
	}
}

@test "messages: values, codes, columns" {
	told 65 call-log --phone "$evil"
	told 65 call-log --phone 17900000001 --called-at "$evil"
	told 65 call-log --phone 17900000001 --staff "$evil"
	told 65 lead-add --phone 17900000001 --name Q --partner "$evil"
	told 65 lead-add --phone 17900000001 --name Q --rep "$evil"
	told 65 staff-add --staff "$evil" --name Q --role finance
	told 65 staff-add --staff z9 --name Q --role "$evil"
	told 65 staff-add --staff z9 --name Q --role finance --ability "$evil"
	told 65 entry-withdraw --what calls --id "$evil" --approved-by Q
	told 65 entry-withdraw --what "$evil" --id 1 --approved-by Q
	told 65 lead-check-protection "$evil"
	printf 'phone,"%s"\n1,2\n' "${evil//$'\n'/}" >evil.csv
	told 65 call-log evil.csv
	printf 'phone;%s\n1,2\n' $'\e[2J' >evil.csv
	told 65 call-log evil.csv
	sed -i 's/\x1b/\x1b\xff/' evil.csv
	ends 65 call-log evil.csv
	clean .err
}

@test "messages: names of files, folders, stores, rules" {
	mkdir "$evil"
	told 66 call-log "$evil"
	told 66 call-log "no $evil"
	told 66 store-list staff -d "no $evil"
	told 66 store-list staff -d "$evil"
	told 73 store-list staff -o "no $evil/x"
	told 73 store-backup "$evil"
	told 73 store-init -d "$evil"
	told 78 rules-check -q "no $evil"
	told 78 rules-check -q "$evil"
	told 78 lead-check-protection -R "$evil" 17900000001
	echo phone >"$evil.csv"
	echo 1 >>"$evil.csv"
	told 65 call-log "$evil.csv"
	echo no >"$evil.db"
	told 76 store-list staff -d "$evil.db"
}

@test "messages: options and operands" {
	told 64 call-log "--$evil"
	told 64 store-list "$evil"
	told 64 store-list staff --where "$evil"
	told 64 store-list staff --where "$evil=1"
	told 64 store-list staff -C "$evil"
	told 64 store-list staff -f "$evil"
	told 64 store-list calls --from "$evil"
	told 64 store-list staff "$evil"
	told 64 store-list staff -t "$evil"
	told 64 store-list staff --wait "$evil"
	told 64 store-check --since "$evil"
	told 64 call-log --encoding "$evil" /dev/null
	told 64 callback-due --within "$evil"
	told 64 callback-due --month "$evil"
	ANCHANG_NOW=$evil told 64 store-list staff
	told 64 callback-due --duty "$evil"
	told 65 callback-due --staff "$evil"
}

@test "messages: keys and values of rule files" {
	cp -r "$ANCHANG_RULES" rules
	chmod -R u+w rules
	for text in '"\u202e\u009b": 1' 'xxx: "\u202e"' \
		"attempts_per: '"$'\xe2\x80\xae'"'" $'\xc2\x9b: 1' \
		$'a\xe2\x80\xa8b: 1'; do
		printf -- '- effective: 2000-01-01\n  %s\n' "$text" \
			>rules/protection.yaml
		ends 78 rules-check rules -q
		clean .err
	done
	printf -- '- effective: 2000-01-01\n  "%s": 1\n' "$evil" \
		>rules/protection.yaml
	ends 78 rules-check rules -q
	clean .err
	cp "$root/rules/protection.yaml" rules
	cp "$root/rules/protection.yaml" "rules/$evil.yaml"
	told 78 rules-check rules -q
	on_terminal rules-check rules || [ $? -eq 78 ]
	clean screen
}
