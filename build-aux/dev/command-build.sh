# shellcheck shell=sh
# build           configure and compile, into build/
command_build()
{
    [ $# -eq 0 ] || fail "'./dev build' takes no arguments."
    environment_need build
    build_in "$build_main"
}
