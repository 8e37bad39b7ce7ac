# The programs as they are installed. Sourced after console.sh and building.sh.
#
# A program that is started for every command has to start fast, so it carries the libraries that would cost most to
# load: the standard library of Swift and that of C++. It exports no symbols, because nothing loads it, and has none for
# debuggers. What is run as timetrack is timetrack-front; docs/timetrack.md has the figures.

# Where the linker finds the static library of C++ before the shared one, when this machine has it.
static_libraries="$scratch/static-libraries"

release_options() {
    printf '%s\n' --configuration release --static-swift-stdlib --package-path "$root/Examples" \
        -Xlinker --no-export-dynamic -Xlinker -s -Xlinker -z -Xlinker now \
        -Xswiftc -Xclang-linker -Xswiftc "-L$static_libraries"
}

# build_release PRODUCT...: builds them, telling the log and showing how it goes on.
build_release() {
    local log="$scratch-release.log" options product library
    mkdir -p -- "$static_libraries"
    library=$(clang -print-file-name=libstdc++.a)
    if [ -f "$library" ]; then
        ln -sf -- "$library" "$static_libraries/libstdc++.a"
    fi
    mapfile -t options < <(release_options)
    for product in "$@"; do
        swiftpm build "${options[@]}" --product "$product" 2>&1 | tee -- "$log" | condensed >&2 ||
            fail "$product does not build; the whole output is in $log"
    done
}

# The folder in which build_release leaves the programs.
release_folder() {
    local options
    mapfile -t options < <(release_options)
    swiftpm build "${options[@]}" --show-bin-path
}
