# The programs as they are installed. Sourced after console.sh and building.sh.
#
# A program that is started for every command has to start fast, so it carries the libraries that would cost most to
# load, the standard library of Swift and that of C++, and SQLite, which not every machine has. It exports no symbols,
# because nothing loads it, and has nothing for debuggers, which would take long to make. Nor does it look for libraries
# in its own folder, which is one where others may put files. What is run as timetrack is timetrack-front, which starts
# the smallest program that has the answer; docs/timetrack.md has the figures.

# Where the linker finds the static libraries of C++ and SQLite before the shared ones, when this machine has them.
static_libraries="$scratch/static-libraries"

# The files as they will be below a prefix, all but the list of them.
prepared="$scratch/installation"

# release_options PACKAGE: how programs of a package are built and linked.
release_options() {
    printf '%s\n' --configuration release -debug-info-format none --static-swift-stdlib --disable-local-rpath \
        --package-path "$root/$1" \
        -Xlinker --no-export-dynamic -Xlinker -s -Xlinker -z -Xlinker now \
        -Xcc "-ffile-prefix-map=$root=." \
        -Xswiftc -Xclang-linker -Xswiftc "-L$static_libraries"
}

# build_release PROGRAM...: builds these programs of the examples.
build_release() { build_linked_as_released Examples "$@"; }

# build_linked_as_released PACKAGE PROGRAM...: the same for programs of any package here.
build_linked_as_released() {
    local log="$scratch-release.log" package=$1 options library program
    shift
    mkdir -p -- "$static_libraries"
    for library in libstdc++.a libsqlite3.a; do
        library=$(clang -print-file-name="$library")
        if [ -f "$library" ]; then
            ln -sf -- "$library" "$static_libraries/${library##*/}"
        fi
    done
    mapfile -t options < <(release_options "$package")
    for program in "$@"; do
        swiftpm build "${options[@]}" --product "$program" 2>&1 | tee -- "$log" | condensed >&2 ||
            fail "$program does not build; the whole output is in $log"
    done
}

# build_front PREFIX: puts timetrack-front below a prefix. SwiftPM would link the runtime of Swift to it, whose start takes
# longer than all that it does; even that of the C library does, where processors are asked what they are by way of a
# hypervisor. Where it cannot do without, it has one.
build_front() {
    local sources=("$root/Examples/Sources/timetrack-front"/*.c) log="$scratch-release.log"
    local options=(-O2 -Wall -Wextra -Werror -s -fuse-ld=lld -Wl,-z,noexecstack,-z,now)
    mkdir -p -- "$1/bin"
    clang "${options[@]}" -DTIMETRACK_FREESTANDING -ffreestanding -fno-stack-protector -nostdlib -static \
        -o "$1/bin/timetrack" "${sources[@]}" 2>"$log" ||
        clang "${options[@]}" -o "$1/bin/timetrack" "${sources[@]}" >"$log" 2>&1 ||
        fail "timetrack-front does not compile; the whole output is in $log"
}

# build_quick PREFIX: builds what gives quick answers, and puts it below a prefix as it is installed.
build_quick() {
    local program
    build_front "$1"
    for program in timetrack-status timetrack-keys; do
        build_release "$program"
        install -D -m 755 -- "$(release_folder)/$program" "$1/libexec/timetrack/$program"
    done
}

# The folder in which build_release leaves the programs; SwiftPM would take seconds to say so.
release_folder() { printf '%s\n' "$scratch/release"; }

# prepare PATH MODE: keeps standard input as that file, and fails when it cannot all be written.
prepare() { install -D -m "$2" -- /dev/stdin "$prepared.new/$1"; }

# Makes the files that are installed, with the completions and the manual page that the program has for itself.
prepare_release() {
    local built program day
    built=$(release_folder)
    rm -rf -- "$prepared.new"
    build_front "$prepared.new"
    for program in timetrack timetrack-keys timetrack-status; do
        prepare "libexec/timetrack/$program" 755 <"$built/$program"
    done
    program="$prepared.new/bin/timetrack"
    "$program" --generate-completion-script bash | prepare share/bash-completion/completions/timetrack 644
    "$program" --generate-completion-script zsh | prepare share/zsh/site-functions/_timetrack 644
    "$program" --generate-completion-script fish | prepare share/fish/vendor_completions.d/timetrack.fish 644
    day=$(LC_ALL=C date -u -r "$root/CHANGELOG.md" '+%B %-d, %Y')
    "$program" --experimental-dump-help | "$built/manual-page" "$day" | prepare share/man/man1/timetrack.1 644
    rm -rf -- "$prepared"
    mv -T -- "$prepared.new" "$prepared"
}
