# shellcheck shell=sh
# How ./dev speaks to a person. Everything goes to standard error, so that the
# output of `./dev exec CMD` is the command's alone.

say()
{
    printf '%s\n' "$*" >&2
}

# The beginning of a line that `say` will end: progress.
say_part()
{
    printf '%s ' "$*" >&2
}

# One sentence and a way out.
fail()
{
    printf './dev: %s\n' "$*" >&2
    exit 1
}

# A question whose default is yes. If nobody is there to answer, that is a no.
ask()
{
    [ -t 0 ] && [ -t 2 ] || return 1
    printf '%s [Y/n] ' "$*" >&2
    read -r ask_answer || return 1
    case $ask_answer in
    '' | [Yy]*) return 0 ;;
    *) return 1 ;;
    esac
}
