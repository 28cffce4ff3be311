# shellcheck shell=bash disable=SC2154
# What the works need: helper programs, data, our store, the peers' stores.
# Each is made once, and again when what makes it is newer.

# newer FILE SOURCE...: FILE is there and newer than all of them.
newer() {
	local file=$1 source
	shift
	[ -e "$file" ] || return 1
	for source; do
		[ "$source" -nt "$file" ] && return 1
	done
	return 0
}

build() {
	local name
	for name in generate measure duck plain; do
		newer "$name" "$here/$name.c" || "${CC:-gcc}" -std=c17 -O2 \
			-D_GNU_SOURCE -o "$name" "$here/$name.c" -lsqlite3 -ldl
	done
}

# The shared library in the package of its interface for Node.
find_duckdb() {
	local package=@duckdb/node-bindings-linux-x64
	local library=$work/npm/node_modules/$package/libduckdb.so
	if [ ! -e "$library" ]; then
		command -v npm >/dev/null || return 0
		npm install --silent --no-save --prefix "$work/npm" $package \
			>/dev/null 2>&1 || return 0
	fi
	[ ! -e "$library" ] || echo "$library"
}

# shell STORE SCRIPT [SED]
shell() {
	sed "${3:-}" "$here/sqlite/$2.sql" | sqlite3 -csv "$1"
}

# duck STORE SCRIPT [SED]
duck() {
	sed "${3:-}" "$here/duckdb/$2.sql" | "$work/duck" "$duckdb" "$1"
}

office_empty() {
	rm -f run.db
	store-init -d run.db
	staff-add -d run.db -q "$1/staff.csv"
	partner-add -d run.db -q "$1/partners.csv"
}

# Of an import refusals are no failure.
import() {
	local command=$1 status=0
	shift
	"$command" "$@" 2>errors || status=$?
	[ $status -le 1 ] && return
	say "$command: $(head -n 1 errors)"
	exit 1
}

# Our store, as it grows: month by month, by our own commands.
load_ours() {
	local n month end
	office_empty "$1"
	for n in $(seq 1 36); do
		say "$1: month $n of 36"
		end=$(date -u -d "2023-07-01 +$n months -1 day" +%F)
		month=$1/load/$(printf %02d $((n - 1)))
		import lead-add -q -d run.db -t "$end" "$month-leads.csv"
		import lead-visit -q -d run.db -t "$end" "$month-visits.csv"
		import callback-log -q -d run.db -t "$end" "$month-callbacks.csv"
		import lead-close -q -d run.db -t "$end" "$month-closings.csv"
	done
	mv run.db "$1/office.db"
}

# load LEADS: the folder of that name.
load() {
	local data=$1
	newer "$data/leads.csv" generate || {
		say "making $data leads"
		rm -rf "$data"
		./generate "$data" "$data"
	}
	newer "$data/office.db" "$data/leads.csv" || load_ours "$data"
	newer "$data/natural.db" "$data/office.db" "$here/sqlite/natural.sql" || {
		say "$data: the peers' stores"
		rm -f "$data"/natural.* "$data/plain.db"
		(cd "$data" && sqlite3 natural.db -cmd \
			"ATTACH 'office.db' AS ours" \
			<"$here/sqlite/natural.sql" >/dev/null)
		./plain leads "$data/plain.db" "$data/leads.csv" >/dev/null
	}
	[ -z "$duckdb" ] || newer "$data/natural.duck" "$data/natural.db" || {
		rm -f "$data/natural.duck"
		(cd "$data" && duck natural.duck natural)
	}
}
