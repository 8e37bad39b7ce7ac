# The traits of the package, as its manifest declares them. Sourced after console.sh.

# The lines of `swift package show-traits`: a name, then perhaps a description and the mark of a default.
trait_lines() {
    local lines
    lines=$(swiftpm package --package-path "$root" show-traits 2>"$scratch.show-traits") || {
        cat -- "$scratch.show-traits" >&2
        fail "SwiftPM cannot read the traits of the manifest; repair Package.swift, then run this again."
    }
    rm -f -- "$scratch.show-traits"
    printf '%s\n' "$lines"
}

all_traits() { trait_lines | awk 'NF { print $1 }' | LC_ALL=C sort | paste -sd, -; }

default_traits() { trait_lines | awk '/ \(default\)$/ { print $1 }' | LC_ALL=C sort | paste -sd, -; }

# The options that choose exactly these traits, one a line.
trait_options() {
    if [ -n "$1" ]; then
        printf '%s\n' --traits "$1"
    else
        printf '%s\n' --disable-default-traits
    fi
}
