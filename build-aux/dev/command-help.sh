# shellcheck shell=sh
# help            say what there is
command_help()
{
    echo "Usage: ./dev COMMAND"
    echo
    # Each command file's second line.
    for file in "$parts"/command-*.sh; do
        sed -n '2s/^# /  .\/dev /p' "$file"
    done
    echo
    echo "Where the system's packages are too old, the environment is a Debian 13 root in"
    echo "$cache; it can be deleted at any time. So can that of 'next'."
}
