# shellcheck shell=sh
# fuzz [SECONDS]  feed the parsers what nobody would write, for so long in all
command_fuzz()
{
    fuzz_seconds=${1:-300}
    [ $# -le 1 ] || fail "'./dev fuzz' takes the number of seconds and nothing else."
    case $fuzz_seconds in
    '' | *[!0-9]*) fail "'$fuzz_seconds' is not a number of seconds." ;;
    esac
    environment_need build fuzz
    build_folder=$project/build/fuzz
    build_configure --native-file="$parts/clang.ini" -Dfuzz=true \
        -Db_sanitize=address,undefined -Db_lundef=false
    enter offline ninja -C "$build_folder" --quiet fuzz-targets ||
        fail "Building failed: see above."
    enter offline sh "$project/build-aux/fuzz.sh" "$project" "$build_folder" "$fuzz_seconds" || exit 1
}
