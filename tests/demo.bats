#!/usr/bin/env bats
# `make demo` works, and shows what it is there to show.

bats_require_minimum_version 1.5.0

setup() {
	root=$BATS_TEST_DIRNAME/..
	build=$(realpath "${ANCHANG_BUILD:-$root/build}")
	mkdir "$BATS_TEST_TMPDIR/demo" "$BATS_TEST_TMPDIR/sample"
}

@test "the sample is what its generator writes" {
	"$root/share/sample/generate" "$BATS_TEST_TMPDIR/sample"
	for file in "$BATS_TEST_TMPDIR"/sample/*; do
		cmp "$file" "$root/share/sample/${file##*/}"
	done
}

@test "the phones of the sample cannot belong to anybody" {
	run grep -hoE '\b1[0-9]{10}\b' "$root"/share/sample/*.csv
	[ "$status" -eq 0 ]
	run ! grep -v "^179" <<<"$output"
}

@test "the demo shows every refusal, and leaves nothing behind" {
	TMPDIR=$BATS_TEST_TMPDIR/demo PATH="$build/bin:$PATH" \
		"$root/share/demo.sh" >"$BATS_TEST_TMPDIR/out" \
		2>"$BATS_TEST_TMPDIR/err"
	[ ! -s "$BATS_TEST_TMPDIR/err" ]
	[ -z "$(ls "$BATS_TEST_TMPDIR/demo")" ]
	for reason in already_registered protected exhausted late not_listed \
		short_notice listed_late lapsed not_registered out_of_order \
		already_recorded needs_approver; do
		grep -q "refused ($reason)" "$BATS_TEST_TMPDIR/out" || {
			echo "nothing is refused as $reason"
			false
		}
	done
	for reason in no_form id_unchecked; do
		grep -q "ok ($reason)" "$BATS_TEST_TMPDIR/out" || {
			echo "nothing waits as $reason"
			false
		}
	done
	grep -q overdue "$BATS_TEST_TMPDIR/out"
	for word in 'sign_contract .*waiting for contract_signed' \
		'collect_payment .*house [0-9]' 'maintenance_fund [0-9]' \
		'mortgage_papers .*waiting for bank_booked'; do
		grep -q "^$word" "$BATS_TEST_TMPDIR/out" ||
			grep -q "$word" "$BATS_TEST_TMPDIR/out"
	done
	run ! grep -qE 'fail|invalid' "$BATS_TEST_TMPDIR/out"
}
