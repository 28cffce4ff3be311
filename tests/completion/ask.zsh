# ask.zsh FOLDER LINE - what an interactive zsh, with the completions of
# FOLDER, makes of LINE and a tab: the line as it then stands, and its list.
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "unset zle_bracketed_paste; fpath=(${(q)1} \$fpath)"
zpty -w z "autoload -U compinit; compinit -D -u; LISTMAX=1000; unsetopt beep"
zpty -w z "stty columns 200; PS1=REA''DY"
# Not before zle reads: what comes earlier is no key to it.
zpty -r -m z out '*READY*'
zpty -w -n z "$2"$'\t'
# What is typed ahead is read when the completion is done.
zpty -w -n z $'\C-uecho E\'\'ND\n'
out=
while zpty -r z piece; do
	out+=$piece
	[[ $piece == *END* ]] && break
done
setopt extended_glob
print -r -- ${out//$'\e'\[[0-9;?]#[a-zA-Z]/}
zpty -d z
