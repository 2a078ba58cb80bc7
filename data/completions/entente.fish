# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of entente(1) for fish.

set -l commands slice evidence theory export attach diff merge validate
set -l first "not __fish_seen_subcommand_from $commands help"

complete -c entente -n $first -a slice -d 'Print the ties that are active at a date'
complete -c entente -n $first -a evidence -d 'Print the passages that support or contest ties'
complete -c entente -n $first -a theory -d 'Print what a theory comes to'
complete -c entente -n $first -a export -d 'Write the picture of a slice'
complete -c entente -n $first -a attach -d 'Find the passages of a case in texts'
complete -c entente -n $first -a diff -d 'Print what differs between two cases'
complete -c entente -n $first -a merge -d 'Merge two versions of a case'
complete -c entente -n $first -a validate -d 'Check cases'
complete -c entente -n $first -a help -d 'Say how a command is used'
complete -c entente -n $first -l version -d 'Print the version'
complete -c entente -l help -d 'Say how it is used'
complete -c entente -n '__fish_seen_subcommand_from help' -x -a "$commands"
complete -c entente -n 'not __fish_seen_subcommand_from help' -a builtin:china-vietnam -d 'The case that the program carries'

complete -c entente -n '__fish_seen_subcommand_from slice' -x -l at -d 'The date'
complete -c entente -n '__fish_seen_subcommand_from slice' -x -l definition -d 'What counts as an alliance'
complete -c entente -n '__fish_seen_subcommand_from slice' -x -l format -a 'table json csv'

complete -c entente -n '__fish_seen_subcommand_from evidence' -x -l tie -d 'Only this tie’s'
complete -c entente -n '__fish_seen_subcommand_from evidence' -x -l at -d 'The date'
complete -c entente -n '__fish_seen_subcommand_from evidence' -r -l text -d 'An article’s text'
complete -c entente -n '__fish_seen_subcommand_from evidence' -x -l format -a 'table json'

complete -c entente -n '__fish_seen_subcommand_from theory' -x -l theory -d 'The theory'
complete -c entente -n '__fish_seen_subcommand_from theory' -x -l definition -d 'What counts as an alliance'
complete -c entente -n '__fish_seen_subcommand_from theory' -x -l from -d 'The first date'
complete -c entente -n '__fish_seen_subcommand_from theory' -x -l to -d 'The last date'
complete -c entente -n '__fish_seen_subcommand_from theory' -x -l at -d 'When it is told where pairs stand'
complete -c entente -n '__fish_seen_subcommand_from theory' -l no-multilateral -d 'Without ties of more than two'
complete -c entente -n '__fish_seen_subcommand_from theory' -x -l uncoded -a 'exclude absent present'
complete -c entente -n '__fish_seen_subcommand_from theory' -l derived -d 'With what the rules derive'
complete -c entente -n '__fish_seen_subcommand_from theory' -l no-derived -d 'Without what the rules derive'
complete -c entente -n '__fish_seen_subcommand_from theory' -x -l series -d 'A window of so many years'
complete -c entente -n '__fish_seen_subcommand_from theory' -x -l format -a 'table json csv html md'
complete -c entente -n '__fish_seen_subcommand_from theory' -r -s o -l output -d 'The file to write'
complete -c entente -n '__fish_seen_subcommand_from theory' -x -l table -a 'truth measures cases ends next sensitivity series'
complete -c entente -n '__fish_seen_subcommand_from theory' -x -l parts -a 'cases ends next none'
complete -c entente -n '__fish_seen_subcommand_from theory' -l with-quotations -d 'With the passages’ own words'
complete -c entente -n '__fish_seen_subcommand_from theory' -r -l text -d 'An article’s text'

complete -c entente -n '__fish_seen_subcommand_from export' -x -l at -d 'The date'
complete -c entente -n '__fish_seen_subcommand_from export' -x -l definition -d 'What counts as an alliance'
complete -c entente -n '__fish_seen_subcommand_from export' -r -s o -l output -d 'The file to write'
complete -c entente -n '__fish_seen_subcommand_from export' -x -l theme -a 'light dark print' -d 'What it is for'
complete -c entente -n '__fish_seen_subcommand_from export' -x -l width -d 'The picture’s width'
complete -c entente -n '__fish_seen_subcommand_from export' -l transparent -d 'Leave the ground clear'
complete -c entente -n '__fish_seen_subcommand_from export' -l hide-ended -d 'Leave out what has ended'
complete -c entente -n '__fish_seen_subcommand_from export' -l hide-uncounted -d 'Leave out what does not count'
complete -c entente -n '__fish_seen_subcommand_from export' -x -l layout -a 'automatic stress springs circle rings' -d 'How the states are arranged'
complete -c entente -n '__fish_seen_subcommand_from export' -x -l tie -d 'Report on this tie only'
complete -c entente -n '__fish_seen_subcommand_from export' -l with-quotations -d 'With the passages’ own words'
complete -c entente -n '__fish_seen_subcommand_from export' -r -l text -d 'An article’s text'

complete -c entente -n '__fish_seen_subcommand_from attach' -r -s o -l output -d 'Write the case here'
complete -c entente -n '__fish_seen_subcommand_from attach' -l with-quotations -d 'With the passages’ own words'

complete -c entente -n '__fish_seen_subcommand_from diff' -x -l format -a 'text json'

complete -c entente -n '__fish_seen_subcommand_from merge' -r -s o -l output -d 'Write the case here'
