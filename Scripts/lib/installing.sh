# How files get below a prefix: all of them or none, and a list of them. Sourced after console.sh.
#
# Expects: prefix, an absolute path; force, yes or no; prepared, the folder with the files.

# What is installed, below the prefix: the list for the check before the build and for the installation.
readonly manifest=share/timetrack/installed-files
readonly installed=(
    bin/timetrack
    libexec/timetrack/timetrack
    libexec/timetrack/timetrack-keys
    libexec/timetrack/timetrack-status
    share/bash-completion/completions/timetrack
    share/zsh/site-functions/_timetrack
    share/fish/vendor_completions.d/timetrack.fish
    share/man/man1/timetrack.1
    "$manifest"
)

# The lines of the manifest that an earlier installation has left: files, and folders with a slash at the end. Those
# that lead elsewhere are passed over, as `timetrack uninstall` says of such a list.
owned() {
    if [ -f "$prefix/$manifest" ]; then
        grep -vE '^(#|/)|(^|/)\.\.(/|$)' -- "$prefix/$manifest" || true
    fi
}

owns() { owned | grep -xF -e "$1" >/dev/null; }

# Fails when nothing can be written below the prefix.
check_prefix() {
    local folder=$prefix
    while [ ! -e "$folder" ]; do folder=$(dirname -- "$folder"); done
    [ -d "$folder" ] || fail "$folder is no folder, so nothing can be installed below $prefix; choose another with --prefix."
    # Tried, because root may write everywhere as far as permissions go.
    local probe
    probe=$(mktemp -d -- "$folder/.timetrack-probe.XXXXXX" 2>/dev/null) ||
        fail "you may not write to $folder; choose a folder of yours with --prefix, or run this as its owner."
    rmdir -- "$probe"
}

# Fails when a file cannot be put where it belongs, or when one is there that this script has not installed, unless it
# is forced to replace it.
check_ownership() {
    local path folder strangers=()
    for path in "${installed[@]}"; do
        folder=$(dirname -- "$prefix/$path")
        while [ ! -e "$folder" ] && [ ! -L "$folder" ]; do folder=$(dirname -- "$folder"); done
        [ -d "$folder" ] || fail "$folder is there where a folder belongs; move it away, then run this again."
        [ -w "$folder" ] || fail "you may not write to $folder; choose another folder with --prefix, or run this as its owner."
        [ ! -d "$prefix/$path" ] || [ -L "$prefix/$path" ] ||
            fail "$prefix/$path is a folder where a file belongs; move it away, then run this again."
        if [ -e "$prefix/$path" ] || [ -L "$prefix/$path" ]; then
            owns "$path" || strangers+=("$prefix/$path")
        fi
    done
    ((${#strangers[@]} == 0)) || [ "$force" = yes ] || {
        printf '  %s\n' "${strangers[@]}" >&2
        fail "the files above are there and were not installed by this script; move them away, or replace them with --force."
    }
}

# Copies everything to a folder on the same file system, so that each file can appear whole.
begin_installation() {
    local path lock
    made=()
    moved=()
    stage=
    umask 022
    trap 'undo_installation' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    make_folder "$prefix"
    exec {lock}<"$prefix"
    flock --nonblock "$lock" ||
        fail "something is being installed below $prefix just now; wait for its end, then run this again."
    # Nobody else is at it, so this is what one that was killed has left.
    rm -rf -- "$prefix"/.timetrack-install.*
    stage=$(mktemp -d -- "$prefix/.timetrack-install.XXXXXX")
    for path in "${installed[@]}"; do
        [ "$path" = "$manifest" ] || cp --preserve=mode -- "$prepared/$path" "$(staged "$path")"
    done
}

# staged PATH: where to write what will be installed there.
staged() {
    mkdir -p -- "$stage/new/$(dirname -- "$1")"
    printf '%s\n' "$stage/new/$1"
}

# make_folder PATH: makes a folder and those above it, and remembers which it made.
make_folder() {
    [ ! -d "$1" ] || return 0
    make_folder "$(dirname -- "$1")"
    made+=("$1")
    mkdir -- "$1"
    chmod 755 -- "$1"
}

# Moves everything to its place, in a moment that is not interrupted. From the first move on the list names what is
# there, even if this is killed.
finish_installation() {
    local path folder obsolete
    mapfile -t obsolete < <(owned | grep -v '/$' | grep -vxF -f <(printf '%s\n' "${installed[@]}"))
    for path in "${installed[@]}"; do make_folder "$(dirname -- "$prefix/$path")"; done
    {
        say "# Installed by Scripts/install of timetrack; \`timetrack uninstall\` removes these, and the folders when they are empty."
        {
            for folder in "${made[@]}"; do
                [ "$folder" != "$prefix" ] || say ./
                [[ $folder != "$prefix"/?* ]] || say "${folder#"$prefix"/}/"
            done
            owned | grep '/$' || true
            printf '%s\n' "${installed[@]}"
        } | LC_ALL=C sort -u
    } >"$(staged "$manifest")"
    trap '' HUP INT TERM
    mkdir -- "$stage/old"
    for path in "$manifest" "${installed[@]}"; do
        [ -e "$stage/new/$path" ] || continue
        mkdir -p -- "$stage/old/$(dirname -- "$path")"
        if [ -e "$prefix/$path" ] || [ -L "$prefix/$path" ]; then
            # A second name takes no room; not every file system has them.
            ln -P -- "$prefix/$path" "$stage/old/$path" 2>/dev/null || cp -a -- "$prefix/$path" "$stage/old/$path"
        fi
        moved+=("$path")
        mv -fT -- "$stage/new/$path" "$prefix/$path"
    done
    made=()
    moved=()
    for path in "${obsolete[@]}"; do rm -f -- "$prefix/$path"; done
}

# Puts everything back, unless the installation is complete, and removes what was prepared.
undo_installation() {
    local status=$? path index
    trap '' HUP INT TERM
    for path in "${moved[@]}"; do
        # Still where it was prepared: this one was not moved.
        [ ! -e "$stage/new/$path" ] || continue
        if [ -e "$stage/old/$path" ] || [ -L "$stage/old/$path" ]; then
            mv -fT -- "$stage/old/$path" "$prefix/$path"
        else
            rm -f -- "$prefix/$path"
        fi
    done
    [ -z "$stage" ] || rm -rf -- "$stage"
    for ((index = ${#made[@]} - 1; index >= 0; index--)); do rmdir -- "${made[index]}" 2>/dev/null || true; done
    ((status == 0)) || say "Nothing was installed." >&2
}
