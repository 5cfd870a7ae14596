# shellcheck shell=sh
# test [NAME…]    build and run the tests, or those that are named; --quick: those that need neither display nor terminal
command_test()
{
    # For the loop of writing: the core, the service, and of the window its texts and its session.
    if [ "${1-}" = --quick ]; then
        shift
        set -- --suite core --suite service --suite app "$@"
    fi
    environment_need build test
    # What an earlier run wrote must not be counted.
    rm -rf "$project/$build_main/meson-logs/testlog"*
    build_in "$build_main"
    test_status=0
    enter offline meson test -C "$project/$build_main" --no-rebuild --print-errorlogs "$@" ||
        test_status=$?
    # It counts single cases, fails where there were none, and prints the last
    # line; meson's status stands for whatever it may not have seen.
    enter offline python3 "$project/build-aux/test-summary.py" \
        "$project/$build_main/meson-logs" || exit 1
    [ "$test_status" -eq 0 ] || exit 1
}
