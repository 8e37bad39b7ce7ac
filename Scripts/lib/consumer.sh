# A package outside the repository that depends on it, as a user's would. Sourced after console.sh and building.sh.

# Copies Tests/Consumer to a folder of its own, which is gone when the script ends, and builds there from now on.
copy_consumer() {
    consumer=$(mktemp -d)
    trap 'rm -rf -- "$consumer"' EXIT
    cp -R -- "$root/Tests/Consumer/." "$consumer"
    scratch="$consumer/.build"
    export TTK_PATH=$root
    # A consumer sets nothing of ours.
    unset TTK_WARNINGS_AS_ERRORS
    cd -- "$consumer"
}
