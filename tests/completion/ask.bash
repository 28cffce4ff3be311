# ask.bash FILE WORD... - what the completion of FILE makes of this command
# line, whose last word is being written; the answers with blanks between.
# shellcheck source=share/completions/anchang.bash
source "$1" "$2"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
compopt() { :; } # there is no readline to be told
_anchang "$1" "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}"
echo "${COMPREPLY[@]}"
