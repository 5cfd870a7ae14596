# shellcheck shell=sh
# test [NAME…]    build and run the tests, or those that are named; --quick: those that need neither display nor terminal
command_test()
{
    # For checking often while writing: the core, the service, and the window's texts and session.
    if [ "${1-}" = --quick ]; then
        shift
        set -- --suite core --suite service --suite app "$@"
    fi
    # The page in browsers other than Chromium, which are in an environment of their own.
    test_purposes='' test_build=$build_main
    case " $* " in
    *' --suite browsers '*) test_purposes=browsers test_build=build/browsers ;;
    *) set -- "$@" --no-suite browsers ;;
    esac
    case " $* " in
    *' --suite screen-reader '*) ;;
    *) set -- "$@" --no-suite screen-reader ;;
    esac
    environment_need build test page $test_purposes
    # What an earlier run wrote must not be counted.
    rm -rf "$project/$test_build/meson-logs/testlog"*
    if [ -z "$test_purposes" ]; then
        build_in "$test_build"
    else
        # Only what these tests need, and that is not the window.
        build_folder=$project/$test_build
        build_configure
        build_quietly ninja -C "$build_folder" src/page/sealwax.html src/cli/sealwax-cli
    fi
    # Tests of the window also wait. With half as many again as there are processors, none is idle meanwhile.
    test_processes=$(($(nproc) * 3 / 2))
    test_status=0
    enter offline meson test -C "$project/$test_build" --no-rebuild --print-errorlogs \
        --num-processes "$test_processes" "$@" ||
        test_status=$?
    # It counts single cases, fails if there were none, and prints the last
    # line; meson's status stands for whatever it may not have seen.
    enter offline python3 "$project/build-aux/test-summary.py" \
        "$project/$test_build/meson-logs" || exit 1
    [ "$test_status" -eq 0 ] || exit 1
}
