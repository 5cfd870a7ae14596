# shellcheck shell=sh
# exec CMD…       run a command in the environment, from the project's folder
command_exec()
{
    [ $# -gt 0 ] || fail "Which command? For example: ./dev exec meson --version"
    environment_need build
    enter network "$@"
}
