# An installation that is looked at from outside. Sourced after console.sh.
#
# Expects: work, a folder of this run; prefix, where timetrack is installed.

# Before a command that signals are to end even where this run ignores them, as one in the background does.
readonly unignored=(env --default-signal=HUP,INT,TERM)

# installing ARGUMENT...: runs the script, with what it says in $said.
installing() { said=$("${unignored[@]}" "$root/Scripts/install" "$@" 2>&1); }

# Everything below a folder, with folders marked by a slash; of a folder that is not there, nothing.
contents() { (cd -- "$1" 2>/dev/null && find . -mindepth 1 \( -type d -printf '%P/\n' -o -printf '%P\n' \) | LC_ALL=C sort) || true; }

# state FOLDER...: the same with what is in the files.
state() {
    local folder
    for folder in "$@"; do
        contents "$folder"
        [ ! -d "$folder" ] || (cd -- "$folder" && find . -type f -exec sha256sum -- {} + | LC_ALL=C sort)
    done
}

# The installed files and folders, as the list names them.
listed() { grep -v '^#' -- "$prefix/share/timetrack/installed-files"; }

# fails_saying WORDS COMMAND...: checks that a command fails and says these words.
fails_saying() {
    local words=$1
    shift
    ! said=$("$@" 2>&1) || fail "'$*' should have failed, but said: $said"
    [[ $said == *"$words"* ]] || fail "'$*' should have said '$words', but said: $said"
}

# unchanged WHAT BEFORE FOLDER...: fails when the folders are not as they were.
unchanged() {
    local what=$1 before=$2
    shift 2
    [ "$before" = "$(state "$@")" ] || fail "$what: $(diff <(state "$@") - <<<"$before")"
}

# refuses WORDS ARGUMENT...: checks that the script fails, says so in these words, and leaves the prefix as it was.
refuses() {
    local before
    before=$(state "$prefix")
    fails_saying "$1" "${unignored[@]}" "$root/Scripts/install" "${@:2}"
    unchanged "Scripts/install ${*:2} failed and changed something all the same" "$before" "$prefix"
}

# Makes what is installed an older version, which runs and can be told from what is being installed.
make_older() {
    find "$prefix" -type f -not -path "*/share/timetrack/*" -print0 | while IFS= read -r -d '' file; do
        printf 'older' >>"$file"
    done
}

# sabotage TOOL PATTERN ACTION: what to put before PATH for a tool that does this instead when its arguments match.
sabotage() {
    rm -rf -- "$work/broken"
    mkdir -- "$work/broken"
    printf '#!/bin/sh\ncase "$*" in %s) %s ;; esac\nexec %s "$@"\n' "$2" "$3" "$(command -v "$1")" >"$work/broken/$1"
    chmod +x -- "$work/broken/$1"
}

# on_a_full_disk PREFIX: copies an installation to a disk that has room for one and a half, and installs once more there,
# which has to fail and to leave everything as it was. What is said goes to standard output.
on_a_full_disk() {
    local small="$work/small" room namespace=() fill
    mkdir -- "$small"
    room=$(du -sk -- "$1" | cut -f 1)
    if unshare --user --map-root-user --mount true 2>/dev/null; then
        namespace=(unshare --user --map-root-user --mount)
        fill='mount -t tmpfs -o "size=$((room * 3 / 2))k" tmpfs "$small"; cp -a -- "$installed" "$small/prefix"'
    else
        # Here nothing can be mounted; a limit of the length of files stops the copying as well.
        fill='cp -a -- "$installed" "$small/prefix"; trap "" XFSZ; ulimit -f 2048'
    fi
    install="$root/Scripts/install" installed=$1 small=$small room=$room "${namespace[@]}" bash -euc "$fill"'
        state() { find . -type d -print -o -exec sha256sum -- {} + | LC_ALL=C sort; }
        cd -- "$small/prefix"
        before=$(state)
        if "$install" --no-build --prefix "$small/prefix"; then exit 1; fi
        [ "$before" = "$(state)" ]
        env -i "$small/prefix/bin/timetrack" projects --help >/dev/null
    ' 2>&1
}

# as_ordinary_user COMMAND...: runs it as a user whom permissions bind, with nothing of the environment but PATH.
as_ordinary_user() {
    local user=()
    (($(id -u) != 0)) || user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    "${user[@]}" env -i PATH="$PATH" HOME="$work/theirs/home" "$@"
}

# Copies the scripts and what they have built to where any user may read them, as $clone.
copy_for_ordinary_user() {
    clone="$work/clone"
    mkdir -p -- "$clone/.build-scripts" "$work/theirs/home"
    cp -R -- "$root/Scripts" "$clone/Scripts"
    cp -R -- "$root/.build-scripts/installation" "$clone/.build-scripts/installation"
    chmod -R go+rX -- "$clone"
    (($(id -u) != 0)) || chown -R 65534:65534 -- "$work/theirs"
}
