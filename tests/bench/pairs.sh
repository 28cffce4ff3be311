# shellcheck shell=bash disable=SC2154,SC2317
# Pairs of runs, one of ours and one of a peer, and what came of them.

# measured FILE FUNCTION STATUS: runs it in a shell of its own; adds wall, cpu,
# KiB and status to FILE.  A status beyond that is a failure: ours may say no.
measured() {
	"$work/measure" bash -c "$2" 3>>"$1" >output.csv 2>errors || true
	if [ "$(tail -n 1 "$1" | cut -d' ' -f4)" -gt "$3" ]; then
		say "$2 failed: $(head -n 1 errors)"
		exit 1
	fi
}

# pair WORK PEER MUST WHAT: before_ours, ours, before_peer, peer are functions.
pair() {
	local i
	export -f ours peer shell duck
	export work here data day at duckdb today past after month
	say "$1 ($2)"
	rm -f ours.runs peer.runs
	for i in $(seq 0 "$pairs"); do
		before_ours
		measured ours.runs ours 1
		cp output.csv ours.csv
		before_peer
		measured peer.runs peer 0
		[ "$i" -gt 0 ] || rm ours.runs peer.runs
	done
	echo "pair|$1|$2|$3|$(paste ours.runs peer.runs | summary)" >>"$results"
	tail -n 1 "$results" | "$here/table"
}

# Of lines "wall cpu KiB status" of ours and the peer: medians of both, of the
# ratios (peer by ours) of processor time with minimum and maximum, of wall.
summary() {
	awk '
	function median(a, n,   i, j, x) {
		for (i = 2; i <= n; i++)
			for (j = i; j > 1 && a[j - 1] > a[j]; j--) {
				x = a[j]; a[j] = a[j - 1]; a[j - 1] = x
			}
		return n % 2 ? a[(n + 1) / 2] : (a[n / 2] + a[n / 2 + 1]) / 2
	}
	{
		n++
		ours[n] = $2; peer[n] = $6; cpu[n] = $6 / ($2 + 1e-6)
		wall[n] = $5 / ($1 + 1e-6)
		if ($3 > kib) kib = $3
		if ($7 > peer_kib) peer_kib = $7
	}
	END {
		middle = median(cpu, n)
		printf "%.3f s|%.3f s|%.2f|%.2f|%.2f|%.2f|%.0f|%.0f\n",
			median(ours, n), median(peer, n), middle, cpu[1],
			cpu[n], median(wall, n), kib / 1024, peer_kib / 1024
	}'
}

# row WORK PEER MUST OURS PEER'S: where two numbers say it all.
row() {
	echo "pair|$1|$2|$3|$4|$5|$(awk -v a="$4" -v b="$5" \
		'BEGIN { r = b / a; printf "%.2f|%.2f|%.2f|-|-|-", r, r, r }')" \
		>>"$results"
	tail -n 1 "$results" | "$here/table"
}

# Instructions of one launch.
instructions() {
	valgrind --tool=callgrind --callgrind-out-file=callgrind.out "$@" \
		>/dev/null 2>&1 || true
	awk '$1 == "totals:" || $1 == "summary:" { n = $2 } END { print n }' \
		callgrind.out
}

# cost FUNCTION: median of processor seconds.
cost() {
	local i
	export -f ours
	rm -f ours.runs
	for i in $(seq "$pairs"); do
		before_ours
		measured ours.runs ours 1
	done
	cut -d' ' -f2 ours.runs | sort -n | sed -n "$(((pairs + 1) / 2))p"
}

# scale WORK MUST: ten times the leads, so many times the work.
scale() {
	local many few
	data=$leads
	many=$(cost)
	data=$((leads / 10))
	few=$(cost)
	data=$leads
	echo "scale|$1|$2|$few|$many" >>"$results"
	tail -n 1 "$results" | "$here/table"
}

scaling() {
	load $((leads / 10))
	before_ours() { office_empty "$data"; }
	ours() { lead-add -d run.db -t "$today" "$data/leads.csv"; }
	scale "lead-add into empty" 14
	before_ours() { :; }
	ours() {
		lead-check-protection -d "$data/office.db" -t "$today 12:00" \
			<"$data/phones.csv"
	}
	scale "lead-check-protection" 11
	ours() { callback-due -d "$data/office.db" -t "$today"; }
	scale "callback-due, $today" 11
	ours() { callback-due -d "$data/office.db" -t "$past"; }
	scale "callback-due, $past" 11
}

# Bytes a lead, audit left out.
store_size() {
	cp "$data/office.db" run.db
	sqlite3 run.db "PRAGMA cache_size = -262144; PRAGMA synchronous = OFF;
		DROP TABLE audit; VACUUM"
	echo "size|store, bytes a lead|500|$(($(stat -c %s run.db) / leads))" \
		>>"$results"
}

show() {
	echo
	"$here/table" <"$results" | tee table.txt
}
