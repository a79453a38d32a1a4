# A PostgreSQL of its own in a temporary folder, for as long as somebody holds the other
# end of the standard input: that end is closed also when the tests are killed. The words
# "stop", "start", "pause" and "resume" on it do what they say.

if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to be run by root.
    user=$(id -un postgres 2>/dev/null || echo nobody)
    exec setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups sh -c "$0"
fi
set -eu
unset TMPDIR
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if ! [ -x "$programs/initdb" ]; then
    programs=$(dirname "$(command -v initdb || echo missing)")
fi
if ! [ -x "$programs/initdb" ]; then
    echo missing
    exit
fi
folder=$(mktemp -d)

control() {
    "$programs/pg_ctl" --pgdata "$folder/data" --log "$folder/log" --wait --silent "$@" >&2
}

# Every process of the cluster: the first, and those that it made.
signal() {
    first=$(head -n 1 "$folder/data/postmaster.pid")
    for status in $(grep -lsE "^P?Pid:[[:space:]]+$first\$" /proc/[0-9]*/status); do
        number=${status#/proc/}
        kill "-$1" "${number%/status}" 2>/dev/null || true
    done
}

finish() {
    signal CONT || true
    control --mode immediate stop || true
    rm -rf "$folder"
}
trap finish EXIT

# Texts sort unlike their bytes do, as on most machines.
"$programs/initdb" --pgdata "$folder/data" --username glosa --auth trust --no-sync \
    --encoding UTF8 --locale C.UTF-8 --locale-provider icu --icu-locale en >"$folder/log"
cat >>"$folder/data/postgresql.conf" <<SETTINGS
listen_addresses = ''
unix_socket_directories = '$folder'
max_connections = 300
shared_buffers = 32MB
fsync = off
full_page_writes = off
SETTINGS
control start
echo "$folder"
while read -r word; do
    case $word in
        start) control start ;;
        stop) control --mode immediate stop ;;
        pause) signal STOP ;;
        resume) signal CONT ;;
    esac
    echo "$word"
done
