# shellcheck shell=sh
# lint            check format, code, data files and translations
command_lint()
{
    [ $# -eq 0 ] || fail "'./dev lint' takes no arguments."
    environment_need build test lint
    # The analysers want to know how each file is compiled, and the data files
    # are checked as they will be installed.
    build_in build
    enter offline sh "$project/build-aux/lint.sh" "$project" || exit 1
}
