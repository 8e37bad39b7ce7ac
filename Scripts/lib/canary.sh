# The secret that the tests use, and the forms in which it could leak. Sourced after console.sh.

# Chooses the canary of this run, unless there is one already: a random core, and around it characters that URLs and
# JSON write in other ways.
choose_canary() {
    [ -z "${TTK_TEST_CANARY:-}" ] || return 0
    local letters
    letters=$(head -c 96 /dev/urandom | base64 -w 0 | tr -dc 'A-Za-z0-9')
    export TTK_TEST_CANARY="canary+/${letters:0:24}="
}

hexadecimal() { od -An -v -tx1 | tr -d ' \n'; }

# leak_patterns FORM: the fixed strings that give the canary away in that form.
#
# Pieces of eight characters are enough: a log that cuts or masks a secret in the middle still gives it away.
leak_patterns() {
    local core=${TTK_TEST_CANARY#canary+/}
    core=${core%=}
    local head=${core:0:8} tail=${core: -8} piece
    case $1 in
        raw) printf '%s\n' "$head" "$tail" ;;
        base64)
            # A piece begins at one of three places within the groups of three bytes that base64 writes as four letters.
            for piece in "${core:0:9}" "${core: -9}"; do
                printf '%s' "$piece" | base64
                printf 'x%s' "${piece:0:8}" | base64 | cut -c 3-
                printf 'xx%s' "${piece:0:7}" | base64 | cut -c 4-
            done
            ;;
        hex)
            for piece in "$head" "$tail"; do
                printf '%s' "$piece" | hexadecimal | tr a-f A-F
                printf '\n'
                printf '%s' "$piece" | hexadecimal
                printf '\n'
            done
            ;;
        url)
            for piece in "$head" "$tail"; do
                printf '%s' "$piece" | hexadecimal | sed 's/../%&/g'
                printf '\n'
                printf '%s' "$piece" | hexadecimal | tr a-f A-F | sed 's/../%&/g'
                printf '\n'
            done
            ;;
        decimal)
            for piece in "$head" "$tail"; do
                printf '%s' "$piece" | od -An -v -tu1 | awk '{ for (i = 1; i <= NF; i++) { printf "%s%s", s, $i; s = ", " } }'
                printf '\n'
            done
            ;;
    esac
}

readonly leak_forms=(raw base64 hex url decimal)

# leaks_in FOLDER: the forms in which the canary occurs in the files of a folder, one a line with the files.
leaks_in() {
    local form files status
    for form in "${leak_forms[@]}"; do
        status=0
        files=$(leak_patterns "$form" | LC_ALL=C grep -rlaF -f - -- "$1") || status=$?
        ((status <= 1)) || fail "$1 cannot be searched for the canary; look at its permissions, then run this again."
        [ -z "$files" ] || printf '%s: %s\n' "$form" "${files//$'\n'/, }"
    done
}
