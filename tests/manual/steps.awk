# Splits the examples of a manual page (mdoc) or of README.md into steps, and
# writes them into the folder `to`: N.run the command, N.line where it stands,
# N.said what it is to print, N.status how it ends.  A hidden step has no
# N.said.  The convention is in tests/manual/README.

function plain(text) {
	gsub(/\\&/, "", text)
	gsub(/\\-/, "-", text)
	gsub(/\\\(aq/, "'", text)
	gsub(/\\\(dq/, "\"", text)
	gsub(/\\\(ga/, "`", text)
	gsub(/\\\(ha/, "^", text)
	gsub(/\\\(ti/, "~", text)
	gsub(/\\e/, "\\", text)
	return text
}

function step(command, hidden) {
	finish()
	name = sprintf("%s/%03d", to, ++steps)
	print command > (name ".run")
	print FNR > (name ".line")
	if (!hidden) {
		printf "" > (name ".said")
		status = 0
		shown = in_command = 1
	}
}

# The step that was being read is complete.
function finish() {
	if (shown)
		print status > (name ".status")
	shown = in_command = 0
}

{ line = $0; sub(/[ \t]+$/, "", line) }

line ~ /^(\.\\" run: |<!-- run: )/ {
	sub(/^[^:]*: /, "", line)
	sub(/ *-->$/, "", line)
	step(line, 1)
	next
}

markdown && line ~ /^```/ { inside = !inside; finish(); next }
!markdown && line ~ /^\.Bd .*-literal/ { inside = 1; next }
!markdown && line ~ /^\.Ed/ { inside = 0; finish(); next }

!inside { next }
!markdown && line ~ /^\./ {
	print FILENAME ":" FNR ": a macro in an example" > "/dev/stderr"
	exit failed = 1
}
!markdown { line = plain(line) }
line ~ /^\$ / { step(substr(line, 3), 0); next }
in_command && line ~ /^> / { print substr(line, 3) > (name ".run"); next }
line ~ /^# exit [0-9]+$/ && shown { status = $3; next }
shown { in_command = 0; print line > (name ".said") }

END { if (!failed) finish() }
