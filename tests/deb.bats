#!/usr/bin/env bats
# The Debian package's lists say what the project's own say.

load helper

@test "Build-Depends are the packages of the group build" {
	# build-essential is always there; tests need more than the package.
	sed -n 's/^build  //p' "$root/.ci/packages" | tr ' ' '\n' |
		grep -vxE 'gcc|make|libc6-dev' | sort >wanted
	sed -n '/^Build-Depends:/,/^[A-Z]/p' "$root/debian/control" |
		sed 's/^Build-Depends://; /^[A-Z]/d' | tr ',' '\n' |
		grep -vE 'nocheck|debhelper' | tr -d ' ' | grep . | sort >named
	diff wanted named
}

@test "the version is the Makefile's" {
	version=$(sed -n 's/^VERSION = //p' "$root/Makefile")
	head -n 1 "$root/debian/changelog" | grep -qF "anchang ($version)"
}
