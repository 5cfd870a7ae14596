#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   fuzz.sh PROJECT-FOLDER BUILD-FOLDER SECONDS
#
# Lets each fuzzer run for its share of the time. What makes one fail is put
# into tests/fuzz/found, where ./dev test finds it for good; what only leads to
# new places stays in the build folder. Called by `./dev fuzz`.

set -u
project=$1
build=$2
seconds=$3

tests=$project/tests/fuzz
set -- "$build"/tests/fuzz/fuzz-*[!p]
share=$(((seconds + $# - 1) / $#))
bad=
all_runs=0

for fuzzer in "$@"; do
    name=${fuzzer##*/fuzz-}
    mkdir -p "$build/corpus/$name" "$tests/found/$name"
    # The first folder is written to. -timeout: seconds that one input may take.
    if ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
        nice -n 19 "$fuzzer" -max_total_time="$share" -timeout=20 -rss_limit_mb=2048 -max_len=8192 \
        -dict="$tests/sealwax.dict" -artifact_prefix="$tests/found/$name/" -print_final_stats=1 \
        "$build/corpus/$name" "$tests/corpus/$name" "$tests/found/$name" >"$build/$name.log" 2>&1; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log")
        all_runs=$((all_runs + runs))
        coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$build/$name.log" | tail -n 1)
        echo "fuzz-$name: $runs inputs in $share s, $coverage edges, nothing found"
    else
        bad="$bad $name"
        echo "fuzz-$name: FAILED:"
        tail -n 40 "$build/$name.log"
    fi
    rmdir "$tests/found/$name" 2>/dev/null
done
rmdir "$tests/found" 2>/dev/null

# The second line of `times` is what the children took, the program's own time and then the system's, each
# written like 1m2.3s. A pipe would ask a shell that has no children.
times >"$build/times"
cpu=$(sed -n 's/[ms]/ /g; 2p' "$build/times" | awk '{ printf "%d", $1 * 60 + $2 + $3 * 60 + $4 }')
echo "In all: $all_runs inputs in $cpu seconds of processor time"

[ -z "$bad" ] || echo "Found by:$bad. The inputs are in tests/fuzz/found."
[ -z "$bad" ]
