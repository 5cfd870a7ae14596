# shellcheck shell=sh
# coverage        say how much of the core, the service, the texts and the session the tests run
command_coverage()
{
    [ $# -eq 0 ] || fail "'./dev coverage' takes no arguments."
    environment_need build test
    build_folder=$project/build/coverage
    build_configure -Db_coverage=true -Doptimization=0
    # What an earlier run counted must not be counted again.
    find "$build_folder" -name '*.gcda' -delete
    enter offline meson test -C "$build_folder" --print-errorlogs --timeout-multiplier 5 \
        --suite core --suite service --suite fuzz --suite app || exit 1
    enter offline python3 "$project/build-aux/coverage.py" "$project" "$build_folder" || exit 1
}
