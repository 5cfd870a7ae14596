# shellcheck shell=sh
# bench [PART…]   measure side by side with others: inside, programs, curves, windows, page; or the estimate on passwords
command_bench()
{
    environment_need build test page bench
    build_in build/bench -Dtests=false -Dbench=true --buildtype=release
    case " $* " in
    *" passwords "*)
        enter network python3 "$project/tests/bench/passwords.py" fetch "$project/build/bench/passwords.tgz" ||
            fail "The list of leaked passwords could not be downloaded."
        ;;
    esac
    enter offline env PYTHONDONTWRITEBYTECODE=1 python3 -u "$project/tests/bench/bench.py" "$project/build/bench" "$@" || exit 1
}
