# shellcheck shell=sh
# bench [PART…]   measure side by side with others: inside, programs, curves, windows
command_bench()
{
    environment_need build test bench
    build_in build/bench -Dtests=false -Dbench=true --buildtype=release
    enter offline env PYTHONDONTWRITEBYTECODE=1 python3 -u "$project/tests/bench/bench.py" "$project/build/bench" "$@" || exit 1
}
