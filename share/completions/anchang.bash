# Completion of anchang's commands for bash: each command is asked itself.
# bash-completion loads this by the command's name, which is the file's; to use
# it from elsewhere: source anchang.bash COMMAND...

# _anchang_words WORDS CURRENT - those of WORDS (with commas between) that go
# on from the last of CURRENT's.
_anchang_words() {
	local before=
	[[ $2 == *,* ]] && before=${2%,*},
	mapfile -t COMPREPLY < <(compgen -P "$before" -W "${1//,/ }" \
		-- "${2##*,}")
}

# _anchang_value TAKES WORDS COLUMNS CURRENT
_anchang_value() {
	case $1 in
	words) _anchang_words "$2" "$4" ;;
	columns)
		_anchang_words "$3" "$4"
		compopt -o nospace
		;;
	file) mapfile -t COMPREPLY < <(compgen -f -- "$4") ;;
	folder) mapfile -t COMPREPLY < <(compgen -d -- "$4") ;;
	esac
}

_anchang() {
	local current=$2 before=$3 kind letter name takes words
	local options='' columns='' operand=none value='' choices=''

	# readline takes the = of --name=value for a word of its own.
	if [[ $current == = ]]; then
		current=
	elif [[ $before == = ]]; then
		before=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	while IFS=$'\t' read -r kind letter name takes words _; do
		case $kind in
		option)
			options+=" --$name"
			if [[ $before == "--$name" || $before == "-$letter" ]]
			then
				value=$takes choices=$words
			fi
			;;
		column) columns+=${columns:+,}$letter ;;
		operand) operand=$letter ;;
		esac
	done < <("$1" --declare 2>/dev/null)

	COMPREPLY=()
	if [[ -n $value && $value != none ]]; then
		_anchang_value "$value" "$choices" "$columns" "$current"
	elif [[ $current == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
	else
		_anchang_value "$operand" - '' "$current"
	fi
}

if [ $# -gt 0 ]; then
	complete -o filenames -F _anchang "$@"
else
	complete -o filenames -F _anchang "${BASH_SOURCE[0]##*/}"
fi
