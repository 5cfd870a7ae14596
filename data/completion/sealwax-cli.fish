# SPDX-License-Identifier: GPL-3.0-or-later
# What fish completes after sealwax-cli.

set -l commands encrypt decrypt inspect generate key kept page
set -l none "not __fish_seen_subcommand_from $commands"
set -l files "__fish_seen_subcommand_from encrypt decrypt inspect page"

complete -c sealwax-cli -f
complete -c sealwax-cli -n $files -F
complete -c sealwax-cli -s h -l help -d "Show the usage"
complete -c sealwax-cli -n $none -l version -d "Show the version"

complete -c sealwax-cli -n $none -a encrypt -d "Make a message of a text"
complete -c sealwax-cli -n $none -a decrypt -d "Open a message"
complete -c sealwax-cli -n $none -a inspect -d "Say what can be said without the passphrase"
complete -c sealwax-cli -n $none -a generate -d "Draw a passphrase or a key"
complete -c sealwax-cli -n $none -a key -d "Show a key in words"
complete -c sealwax-cli -n $none -a kept -d "Show and change what the key ring keeps"
complete -c sealwax-cli -n $none -a page -d "Make a web page that opens messages"

set -l encrypt "__fish_seen_subcommand_from encrypt"
complete -c sealwax-cli -n $encrypt -l format -x -a "sealed basic" -d "The format of the message"
complete -c sealwax-cli -n $encrypt -l iterations -x -d "How many iterations a guess costs"

set -l decrypt "__fish_seen_subcommand_from decrypt"
complete -c sealwax-cli -n $decrypt -l accept-unproven -d "Open a basic message even if nothing proves it intact"
complete -c sealwax-cli -n $decrypt -l all -d "Open every message of the text"
complete -c sealwax-cli -n $decrypt -l message -x -d "Which message to open"
complete -c sealwax-cli -n $decrypt -l output-dir -x -a "(__fish_complete_directories (string replace -- --output-dir= '' (commandline -ct)))" -d "With --all, write each text to a new file there"
complete -c sealwax-cli -n $decrypt -l require -x -a "(__fish_append , passphrase key sealed)" -d "Refuse a message that is less than this"

set -l use "__fish_seen_subcommand_from encrypt decrypt"
# Only while the key ring is unlocked: nobody is asked for that.
set -l names '(sealwax-cli kept list --no-prompt 2>/dev/null | string split -m 1 -f 2 \t)'
set -l show "__fish_seen_subcommand_from key; and not __fish_seen_subcommand_from generate kept"
complete -c sealwax-cli -n "$use; or begin; $show; end" -l kept -x -a $names -d "Use what the key ring keeps under a name"

set -l kept "__fish_seen_subcommand_from kept"
set -l add "$kept; and __fish_seen_subcommand_from add"
set -l list "$kept; and __fish_seen_subcommand_from list"
complete -c sealwax-cli -n "$kept; and not __fish_seen_subcommand_from list add remove rename" -a list -d "What is kept"
complete -c sealwax-cli -n "$kept; and not __fish_seen_subcommand_from list add remove rename" -a add -d "Keep a passphrase or a key"
complete -c sealwax-cli -n "$kept; and not __fish_seen_subcommand_from list add remove rename" -a remove -d "Keep one no longer"
complete -c sealwax-cli -n "$kept; and not __fish_seen_subcommand_from list add remove rename" -a rename -d "Give one another name"
complete -c sealwax-cli -n "$kept; and __fish_seen_subcommand_from remove rename" -a $names
complete -c sealwax-cli -n $list -l no-prompt -d "Fail if the key ring is locked, and ask nobody"

set -l secrets "$use; or begin; $add; end"
complete -c sealwax-cli -n $secrets -l passphrase-file -r -F -d "Read the passphrase from a file"
complete -c sealwax-cli -n $secrets -l passphrase-fd -x -d "Read the passphrase from an open file descriptor"

set -l generate "__fish_seen_subcommand_from generate"
set -l for_key "__fish_seen_subcommand_from key"
complete -c sealwax-cli -n "$generate; and not __fish_seen_subcommand_from passphrase key" -a "passphrase key"
complete -c sealwax-cli -n "$generate; and not $for_key" -l words -x -a "4 5 6 7 8 9 10" -d "How many words"
complete -c sealwax-cli -n "$generate; and $for_key" -l words -d "Write the key as 24 words"

complete -c sealwax-cli -n "$use; or begin; $add; end; or begin; $show; end" -l key-file -r -F -d "Use the key in a file"
complete -c sealwax-cli -n "$show; and not __fish_seen_subcommand_from words compare" -a words -d "The key, in 24 words"
complete -c sealwax-cli -n "$show; and not __fish_seen_subcommand_from words compare" -a compare -d "Eight words to compare it by"

set -l page "__fish_seen_subcommand_from page"
complete -c sealwax-cli -n $page -l language -x -d "The language of a page with a message"
complete -c sealwax-cli -n $page -l message -x -d "Which message to take"
