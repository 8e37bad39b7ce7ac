# Runs of tests, and the count of what they did. Sourced after the others.

# Everything that a run prints or writes is kept here until the next whole run; the leak check searches this folder.
results="$root/.build-results"

# How many tests run at the same time. Without a limit all of them begin at once, each with its daemons and sockets, and
# one that began early waits for the processor behind hundreds: deadlines then measure the queue.
readonly test_width=16

# run_tests NAME PACKAGE ARGUMENT...: runs the tests of a package at trace level, with a canary for a secret.
#
# Fails when a test fails, is skipped or is let off as a known issue, when there was no test at all, and when a test of
# another package ran.
run_tests() {
    local name=$1 package=$2
    shift 2
    local log="$results/$name.log" report="$results/$name.xml"
    mkdir -p -- "$results"
    rm -f -- "$log" "$report" "$results/$name-swift-testing.xml"
    local status=0
    choose_canary
    TTK_TEST_LOG_LEVEL=trace TTK_TEST_CANARY_SEEN="$results/canary-seen" \
        swiftpm test --package-path "$package" --xunit-output "$report" \
        --experimental-maximum-parallelization-width "$test_width" "$@" 2>&1 | tee -- "$log" | condensed || status=$?
    if ((status != 0)); then
        say "Failed; the whole output is in $log"
        return 1
    fi
    refuse_package_warnings "$log" || return 1
    local passed failed skipped
    read -r passed failed skipped < <(count_tests "$name")
    if ((passed == 0)); then
        say "No test ran; see $log"
        return 1
    fi
    local module
    while IFS= read -r module; do
        if [ ! -d "$package/Tests/$module" ]; then
            say "Tests of $module ran, which are not in $package; see $log"
            return 1
        fi
    done < <(sed -n 's/.*<testcase classname="\([A-Za-z0-9_]*\).*/\1/p' "${report%.xml}-swift-testing.xml" | sort -u)
    if ((failed > 0)); then
        say "$failed tests failed; see $log"
        return 1
    fi
    if ((skipped > 0)); then
        say "$skipped tests were skipped, which counts as a failure:"
        grep -a 'skipped' "$log" || true
        return 1
    fi
    if grep -aq 'known issue' "$log"; then
        say "A known issue counts as a failure:"
        grep -a 'known issue' "$log"
        return 1
    fi
    say "$passed tests passed"
}

# Where plant_leaks leaves what it got: beside the results, whose search must not find it.
planted="$root/.build-results-planted"

# Runs the test that leaks the canary on request, by the build that is there when the tests of the package have just run.
plant_leaks() {
    rm -rf -- "$planted"
    mkdir -p -- "$planted"
    TTK_TEST_PLANTED_LEAK=1 TTK_TEST_LOG_LEVEL=trace \
        swiftpm test --package-path "$root" --filter LeakCanaryTests >"$planted/log" 2>&1 || {
        tail -n 40 -- "$planted/log" >&2
        rm -rf -- "$planted"
        fail "the test that plants a leak failed; mend it first."
    }
}

# count_tests NAME...: passed, failed and skipped, added up over the reports of these runs, or of all runs.
count_tests() {
    local files=() name
    if (($# > 0)); then
        for name in "$@"; do files+=("$results/$name.xml" "$results/$name-swift-testing.xml"); done
    else
        files=("$results"/*.xml)
    fi
    cat -- "${files[@]}" 2>/dev/null | awk '
        function value(name,   at) {
            if (!match($0, name "=\"[0-9]+\"")) return 0
            at = substr($0, RSTART, RLENGTH)
            gsub(/[^0-9]/, "", at)
            return at + 0
        }
        /<testsuite / {
            tests += value(" tests"); failed += value(" failures") + value(" errors"); skipped += value(" skipped")
        }
        END { print tests - failed, failed + 0, skipped + 0 }
    '
}
