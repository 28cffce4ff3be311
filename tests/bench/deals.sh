# shellcheck shell=bash disable=SC2154,SC2317
# Deals: what is settled costs the due list nothing.

# deals_load CLOSED: the store of that many that are settled, and a tenth of
# $deals that are not; made by our own commands, and kept.
deals_load() {
	local folder=deals-$1
	[ ! -e "$folder/office.db" ] || return 0
	say "$1 settled deals"
	rm -rf "$folder"
	mkdir "$folder"
	(
		cd "$folder" || exit
		store-init -d run.db
		{
			echo staff,name,role
			echo m01,M,site_manager
			seq -f r%03g,R,consultant 200
		} | staff-add -d run.db -q
		awk -v closed="$1" -v open=$((deals / 10)) -f "$here/deals.awk"
		import deal-add -d run.db -q -t "$today" deals.csv
		import deal-log -d run.db -q -t "$today" events.csv
		mv run.db office.db
	)
}

# Twice the settled deals, the same open ones: the same work.
deals_open() {
	local half whole
	deals_load $((deals / 2))
	deals_load "$deals"
	before_ours() { :; }
	ours() { contract-deadline -d "deals-$data/office.db" -t "$today"; }
	data=$((deals / 2))
	half=$(cost)
	data=$deals
	whole=$(cost)
	data=$leads
	row "contract-deadline, $deals deals" "half as many" 0.9 \
		"$whole" "$half"
}
