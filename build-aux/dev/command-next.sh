# shellcheck shell=sh
# next DO         the same on Debian's coming release; DO: build, run, test, exec, screenshots
#
# The floor, which all other commands use, is what Sealwax must still run on;
# this is what people will have. It is built below build/next/.
command_next()
{
    [ $# -gt 0 ] || fail "What on Debian's coming release: './dev next build', 'run', 'test', 'exec' or 'screenshots'?"
    next_do=$1
    shift
    case $next_do in
    build | run | test | exec | screenshots) ;;
    *) fail "'./dev next' can 'build', 'run', 'test', 'exec' and take 'screenshots', but not '$next_do'." ;;
    esac
    root_next
    build_main=build/next
    # shellcheck source=/dev/null
    . "$parts/command-$next_do.sh"
    "command_$next_do" "$@"
}
