# Completion of anchang's commands for zsh: each command is asked itself.
# (The line #compdef with their names is put before this when it is built.)
_anchang_columns() {
	_values -s , column $columns
}

_anchang() {
	local kind letter name takes choices help action operand
	local -a specs columns

	while IFS=$'\t' read -r kind letter name takes choices help; do
		case $kind in
		option)
			help=${help//[\[\]:\\]/ }
			case $takes in
			none) action= ;;
			words) action=":word:(${choices//,/ })" ;;
			columns) action=':columns:_anchang_columns' ;;
			file) action=':file:_files' ;;
			folder) action=':folder:_files -/' ;;
			*) action=':value: ' ;;
			esac
			specs+=("--${name}[${help}]${action}")
			[[ $letter = - ]] || specs+=("-${letter}[${help}]${action}")
			;;
		column) columns+=$letter ;;
		operand)
			case $letter in
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
