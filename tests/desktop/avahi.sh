#!/bin/sh
# avahi.sh [--try] AVAHI FOLDER
#
# Avahi itself on loopback alone, with the session's bus for the system's; FOLDER takes its configuration. With --try
# it ends as soon as it answers there: 0 says that it can run here, and else the last line says why not.
# Where the kernel gives it one it has a /run of its own, so that a computer's own Avahi is not in the way, and takes
# whoever asks for the user that it wants to be. Otherwise root is asked for, and an Avahi that was installed.
set -eu

if [ "$1" = --try ]; then
    log=$3/avahi.log
    : >"$log"
    sh "$0" "$2" "$3" >"$log" 2>&1 &
    tries=100
    while [ $tries -gt 0 ] && kill -0 $! 2>/dev/null && ! grep -q 'startup complete' "$log"; do
        sleep 0.1
        tries=$((tries - 1))
    done
    kill $! 2>/dev/null || true
    wait
    grep -q 'startup complete' "$log" && exit 0
    tail -n 1 "$log"
    exit 1
fi

avahi=$1 folder=$2
export DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS"
cat >"$folder/avahi.conf" <<'END'
[server]
host-name=tincan-test
use-ipv4=yes
use-ipv6=no
allow-interfaces=lo
enable-dbus=yes
[publish]
publish-workstation=no
publish-hinfo=no
END
echo "avahi:x:$(id -u):$(id -g)::/:/bin/sh" >"$folder/passwd"
echo "avahi:x:$(id -g):" >"$folder/group"
apart="mount -t tmpfs none /run && mount --bind '$folder/passwd' /etc/passwd && mount --bind '$folder/group' /etc/group"
set -- "$avahi" --no-drop-root --no-chroot --no-rlimits --no-proc-title -f "$folder/avahi.conf"
for space in '--map-current-user --keep-caps --mount' '--mount'; do
    # shellcheck disable=SC2086 # words, each of its own
    if unshare $space sh -c "$apart" 2>/dev/null; then
        exec unshare $space sh -c "$apart"' && exec "$@"' avahi "$@"
    fi
done
exec "$@"
