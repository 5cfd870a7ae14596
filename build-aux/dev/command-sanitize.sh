# shellcheck shell=sh
# sanitize        run the tests under sanitizers, then under valgrind
command_sanitize()
{
    [ $# -eq 0 ] || fail "'./dev sanitize' takes no arguments."
    environment_need build test
    sanitize_status=0

    # The window's tests are not among them: GTK and the graphics drivers below it
    # are not made for it.
    build_folder=$project/build/sanitize
    build_configure -Db_sanitize=address,undefined -Db_lundef=false
    enter offline env \
        ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 \
        UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1 \
        meson test -C "$build_folder" --print-errorlogs --timeout-multiplier 5 \
        --suite core --suite service --suite cli --suite fuzz || sanitize_status=1

    build_in build
    enter offline python3 "$project/build-aux/valgrind.py" "$project" "$project/build" || sanitize_status=1
    exit "$sanitize_status"
}
