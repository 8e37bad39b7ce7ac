# The Swift files that are ours. Sourced.

# swift_files FOLDER: their paths, each ended by a NUL. Hidden folders hold what is built and fetched.
swift_files() {
    find "$1" -mindepth 1 -type d -name '.?*' -prune -o -type f -name '*.swift' -print0
}
