# How the scripts build. Sourced after console.sh.
#
# Every package of the repository and every set of traits shares one scratch folder: SwiftPM keeps what it has built of
# the dependencies there, so that changing the traits or the package compiles our own modules again and nothing else.
# It is not the folder of builds by hand, because those may use the plan that the last build has left there.

scratch="$root/.build-scripts"

# swiftpm COMMAND ARGUMENT...: runs SwiftPM with that folder.
#
# The plan of a build must not be kept: SwiftPM would use it for the next package as well, and run the tests of the last.
swiftpm() {
    local command=$1
    shift
    swift "$command" --scratch-path "$scratch" --disable-build-manifest-caching "$@"
}

# Warnings of our own targets are errors here. The manifests read this; a build by hand, or by a consumer, does not set it.
warnings_are_errors() { export TTK_WARNINGS_AS_ERRORS=1; }

# The build's and the tests' own words without the steps of the build, of which one in two hundred shows that it goes on.
condensed() {
    awk '
        /^\[[0-9]+\/[0-9]+\]/ { if (++steps % 200 == 0) { print $1; fflush() } next }
        /`- error:/ || /↳ (Testing Library Version|Target Platform):/ { next }
        /^\/.*:[0-9]+:[0-9]+: error:|^✘|^ *↳|Test run with|Build complete|^error|Fatal error/ { print; fflush() }
    '
}

# Fails when SwiftPM itself warned about one of our packages; what it says about the packages we use is not ours.
refuse_package_warnings() {
    local log=$1 line
    while IFS= read -r line; do
        [[ $line =~ ^warning:\ \'([^\']+)\': && -d "$scratch/checkouts/${BASH_REMATCH[1]}" ]] && continue
        [[ $line == *"$scratch/checkouts/"* ]] && continue
        say "$line"
        return 1
    done < <(grep -a 'warning: ' "$log" || true)
}
