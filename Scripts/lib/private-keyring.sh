# A real keyring on a bus of its own, for programs that are tried from outside. Sourced after console.sh.
#
# Expects: work, a folder of this run with a short path; work/home, the home of whoever uses the keyring.

session=(
    env -i PATH="$PATH" HOME="$work/home" XDG_RUNTIME_DIR="$work/run"
    DBUS_SESSION_BUS_ADDRESS="unix:path=$work/run/bus" GSETTINGS_BACKEND=memory
)
bus=
keyring=

# on_bus COMMAND...: runs it in a session that has this bus and this home and nothing else.
on_bus() { "${session[@]}" "$@"; }

# Starts a bus that starts no programs by itself, so that a keyring that has ended stays away.
start_bus() {
    mkdir -m 700 -- "$work/run"
    cat >"$work/run/bus.conf" <<EOF
<busconfig>
  <type>session</type>
  <listen>unix:path=$work/run/bus</listen>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
EOF
    # It goes to the background once it can be reached.
    bus=$(on_bus dbus-daemon --config-file="$work/run/bus.conf" --fork --print-pid 2>"$work/run/bus.log") ||
        fail "no message bus starts here: $(cat -- "$work/run/bus.log")"
}

# Starts the keyring with its default collection unlocked, and with what lay in it before.
start_keyring() {
    # Not by way of a function, so that the process is the keyring itself and can be ended.
    "${session[@]}" gnome-keyring-daemon --foreground --unlock --components=secrets \
        < <(printf 'throw-away') >"$work/run/keyring.log" 2>&1 &
    keyring=$!
    on_bus gdbus wait --session --timeout 20 org.freedesktop.secrets ||
        fail "no keyring starts here: $(cat -- "$work/run/keyring.log")"
}

lock_keyring() {
    on_bus gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
        --method org.freedesktop.Secret.Service.Lock "['/org/freedesktop/secrets/collection/login']" >/dev/null
}

stop_keyring() {
    [ -z "$keyring" ] || { kill "$keyring" && wait "$keyring"; } 2>/dev/null || true
    keyring=
}

stop_bus() {
    stop_keyring
    [ -z "$bus" ] || kill "$bus" 2>/dev/null || true
    bus=
}
