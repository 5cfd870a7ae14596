# shellcheck shell=sh
# sanitize        run the tests under sanitizers, then under valgrind
command_sanitize()
{
    [ $# -eq 0 ] || fail "'./dev sanitize' takes no arguments."
    environment_need build test
    sanitize_status=0

    build_folder=$project/build/sanitize
    build_configure -Db_sanitize=address,undefined -Db_lundef=false
    sanitize_run detect_leaks=1 core service keyring cli fuzz app
    # GTK and the libraries below it keep a lot until the end; only
    # tests/e2e/test_leaks.py looks at what is left then. The window's tests load
    # libraries of their own first.
    sanitize_run detect_leaks=0:verify_asan_link_order=0 e2e

    build_in build
    enter offline python3 "$project/build-aux/valgrind.py" "$project" "$project/build" || sanitize_status=1
    exit "$sanitize_status"
}

# sanitize_run OPTIONS SUITE...: OPTIONS are AddressSanitizer's.
sanitize_run()
{
    sanitize_options=$1:detect_stack_use_after_return=1:strict_string_checks=1
    shift
    for sanitize_suite; do
        set -- "$@" --suite "$sanitize_suite"
        shift
    done
    enter offline env \
        ASAN_OPTIONS="$sanitize_options" \
        LSAN_OPTIONS=suppressions="$project/build-aux/lsan.supp":print_suppressions=0 \
        UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1 \
        meson test -C "$build_folder" --print-errorlogs --timeout-multiplier 5 "$@" || sanitize_status=1
}
