# Completion of anchang's commands for zsh: each command is asked itself.
# (The line #compdef with their names is put before this when it is built.)
_anchang_columns() {
	_values -s , column ${these:-$columns}
}

# _anchang_codes WHAT[,WORD]... - the codes of the store's entries, each with
# what is in the next column, and the words; only those when there is no store.
_anchang_codes() {
	local -a codes
	local code name

	store-list ${1%%,*} --wait 0 -f tsv --no-header 2>/dev/null |
		while IFS=$'\t' read -r code name _; do
			codes+=("${code//:/\\:}:$name")
		done
	[[ $1 != *,* ]] || codes+=(${(s:,:)1#*,})
	_describe code codes
}

_anchang() {
	local kind letter name takes choices help action operand
	local -a specs columns these

	while IFS=$'\t' read -r kind letter name takes choices help; do
		case $kind in
		option)
			help=${help//[\[\]:\\]/ }
			case $takes in
			none) action= ;;
			words) action=":word:(${choices//,/ })" ;;
			codes) action=":code: _anchang_codes $choices" ;;
			columns) action=':columns:_anchang_columns' ;;
			file) action=':file:_files' ;;
			folder) action=':folder:_files -/' ;;
			*) action=':value: ' ;;
			esac
			specs+=("--${name}[${help}]${action}")
			[[ $letter = - ]] || specs+=("-${letter}[${help}]${action}")
			;;
		column)
			if [[ $name = - ]]; then
				columns+=$letter
			elif (( ${words[(Ie)$name]} )); then
				these+=$letter
			fi
			;;
		operand)
			case $letter in
			words) operand="*:word:(${name//,/ })" ;;
			file) operand='*:file:_files' ;;
			folder) operand='*:folder:_files -/' ;;
			*) operand='*:operand: ' ;;
			esac
			;;
		esac
	done < <(${(Q)words[1]} --declare 2>/dev/null)
	_arguments -s : $specs $operand
}

_anchang "$@"
