#!/usr/bin/env bats
# What is installed, and that it can be taken away again.

load helper

# Of what is built, whatever its flags were.
make_it() {
	make -s -C "$root" B="$build" DESTDIR="$BATS_TEST_TMPDIR/to" "$1"
}

@test "install: commands, pages and rules; uninstall leaves nothing of ours" {
	run make_it install-built
	[ "$status" -eq 0 ]
	cd "$BATS_TEST_TMPDIR/to/usr/local"
	for source in "$root"/cmd/*.c; do
		name=$(basename "$source" .c)
		[ -x "bin/$name" ]
		[ -f "share/man/man1/$name.1" ]
	done
	for page in anchang.7 anchang-csv.5; do
		[ -f "share/man/man${page##*.}/$page" ]
	done
	grep -q "^.It Xr lead-add 1" share/man/zh_CN/man7/anchang.7
	[ -x share/anchang/anchang-daily ]
	[ -f share/doc/anchang/examples/anchang.cron ]
	diff -r "$root/rules" share/anchang/rules
	cmp "$root/share/completions/anchang.bash" \
		share/bash-completion/completions/lead-add
	[ -f share/fish/vendor_completions.d/lead-add.fish ]
	[ -f share/zsh/site-functions/_anchang ]
	cmp "$build/locale/zh/LC_MESSAGES/anchang.mo" \
		share/locale/zh/LC_MESSAGES/anchang.mo
	bin/store-init --version
	cd "$root"
	run make_it uninstall
	[ "$status" -eq 0 ]
	[ -z "$(find "$BATS_TEST_TMPDIR/to" -type f)" ]
	[ ! -e "$BATS_TEST_TMPDIR/to/usr/local/share/anchang" ]
	run make_it uninstall
	[ "$status" -eq 0 ]
}

@test "anchang(7) as installed names every command" {
	for source in "$root"/cmd/*.c; do
		grep -qx ".It Xr $(basename "$source" .c) 1" \
			"$build/man/anchang.7"
	done
}

@test "install elsewhere, whatever the umask: texts say where things are" {
	(umask 077 && make -s -C "$root" B="$build" PREFIX=/opt/anchang \
		DESTDIR="$BATS_TEST_TMPDIR/to" install-built)
	cd "$BATS_TEST_TMPDIR/to/opt/anchang"
	[ -z "$(find . -type f ! -perm -444)" ]
	run ! grep -rl /usr/local share/man share/doc
	grep -q /opt/anchang/share/anchang/rules share/man/man7/anchang.7
	grep -q /opt/anchang/share/anchang share/doc/anchang/examples/anchang.cron
}
