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

# _anchang_codes COMMAND WHAT[,WORD]... - the codes of the store's entries,
# and the words; only the words when there is no store.
_anchang_codes() {
	local codes=${2#"${2%%,*}"}
	local -a found
	mapfile -t found < <("${1%"${1##*/}"}store-list" "${2%%,*}" --wait 0 \
		-f tsv --no-header 2>/dev/null | cut -f 1)
	printf '%s' "${found[*]}$codes"
}

# _anchang_value TAKES WORDS CURRENT COMMAND
_anchang_value() {
	case $1 in
	words) _anchang_words "$2" "$3" ;;
	codes) _anchang_words "$(_anchang_codes "$4" "$2")" "$3" ;;
	columns)
		_anchang_words "$2" "$3"
		compopt -o nospace
		;;
	file) mapfile -t COMPREPLY < <(compgen -f -- "$3") ;;
	folder) mapfile -t COMPREPLY < <(compgen -d -- "$3") ;;
	esac
}

_anchang() {
	local current=$2 before=$3 kind letter name takes words
	local options='' columns='' these='' operand=none operands=''
	local value='' choices=''

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
		column)
			if [[ $name == - ]]; then
				columns+=$letter,
			elif [[ " ${COMP_WORDS[*]:1} " == *" $name "* ]]; then
				these+=$letter,
			fi
			;;
		operand) operand=$letter operands=$name ;;
		esac
	done < <("$1" --declare 2>/dev/null)

	[[ $value != columns ]] || choices=${these:-$columns}
	COMPREPLY=()
	if [[ -n $value && $value != none ]]; then
		_anchang_value "$value" "$choices" "$current" "$1"
	elif [[ $current == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
	else
		_anchang_value "$operand" "$operands" "$current" "$1"
	fi
}

if [ $# -gt 0 ]; then
	complete -o filenames -F _anchang "$@"
else
	complete -o filenames -F _anchang "${BASH_SOURCE[0]##*/}"
fi
