# Completion of anchang's commands for fish: each command is asked itself.
# fish loads this by the command's name, which is the file's.
set -l command (string replace -r '.*/(.*)\.fish$' '$1' (status filename))
set -l options
set -l columns

$command --declare 2>/dev/null | while read -l -d \t kind letter name takes words help
    switch $kind
        case option
            set -l flags -l $name -d $help
            test $letter != -; and set -a flags -s $letter
            switch $takes
                case none
                case words
                    set -a flags -x -a (string replace -a , ' ' $words)
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
            test $letter = file; or test $letter = folder; or complete -c $command -f
    end
end

# The columns that may follow those of the word so far.
function __anchang_columns -a command
    set -l before (string match -r '^.*,' -- (commandline -ct))
    $command --declare 2>/dev/null | string replace -rf '^column\t' $before
end
