# Completion of anchang's commands for fish: each command is asked itself.
# fish loads this by the command's name, which is the file's.
set -l command (string replace -r '.*/(.*)\.fish$' '$1' (status filename))

$command --declare 2>/dev/null | while read -l -d \t kind letter name takes words help
    switch $kind
        case option
            set -l flags -l $name -d $help
            test $letter != -; and set -a flags -s $letter
            switch $takes
                case none
                case words
                    set -a flags -x -a (string replace -a , ' ' $words)
                case codes
                    set -a flags -x -a "(__anchang_codes $words)"
                case columns
                    set -a flags -x -a "(__anchang_columns $command)"
                case file
                    set -a flags -r -F
                case folder
                    set -a flags -x -a '(__fish_complete_directories)'
                case '*'
                    set -a flags -x
            end
            complete -c $command $flags
        case operand
            switch $letter
                case file folder
                case words
                    complete -c $command -f -a (string replace -a , ' ' $name)
                case '*'
                    complete -c $command -f
            end
    end
end

# The codes of the store's entries, each with what is in the next column, and
# the words after the first; only the words when there is no store.
function __anchang_codes -a words
    set -l words (string split , $words)
    store-list $words[1] --wait 0 -f tsv --no-header 2>/dev/null | cut -f 1,2
    string join \n $words[2..]
end

# The columns that may follow those of the word so far.
function __anchang_columns -a command
    set -l before (string match -r '^.*,' -- (commandline -ct))
    set -l columns
    set -l these
    $command --declare 2>/dev/null | while read -l -d \t kind column when
        test $kind = column; or continue
        if test $when = -
            set -a columns $before$column
        else if contains -- $when (commandline -opc)
            set -a these $before$column
        end
    end
    set -q these[1]; and set columns $these
    string join \n $columns
end
