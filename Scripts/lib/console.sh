# What the scripts say, and how they stop. Sourced.

# The folder of the clone, whatever its name.
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)

say() { printf '%s\n' "$*"; }

heading() { printf '\n== %s\n' "$*"; }

# Stops with one sentence on standard error.
fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}
