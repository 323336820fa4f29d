# A PostgreSQL server of one's own on loopback, for tests: sourced by them behind program.sh.
#     server_there || skip          false when none is installed
#     server_start; server_stop [immediate]
# It lies in the test's folder; its address, with a database `news`, is $address.
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
port=$((20000 + $$ % 20000))
address=postgresql://demarche@127.0.0.1:$port/news
as=""
[ "$(id -u)" = 0 ] && as="setpriv --reuid=nobody --regid=nogroup --clear-groups" # it will not run as root

server_there() {
    [ -n "$bin" ] && [ -x "$bin/initdb" ]
}

server_start() {
    if [ ! -d "$work/server" ]; then
        mkdir "$work/server"
        chmod 755 "$work"
        [ -n "$as" ] && chown nobody:nogroup "$work/server"
        (cd "$work/server" && $as "$bin/initdb" -D data -U demarche -A trust -E UTF8 --locale=C.UTF-8 >/dev/null 2>&1) || return 1
    fi
    (cd "$work/server" && $as "$bin/pg_ctl" -D data -w -l log -o "-p $port -k $work/server -c listen_addresses=127.0.0.1" start >/dev/null 2>&1) || {
        tail -5 "$work/server/log" | sed 's/^/# /'
        return 1
    }
    "$bin/createdb" -h 127.0.0.1 -p $port -U demarche news 2>/dev/null
    return 0
}

server_stop() {
    (cd "$work/server" && $as "$bin/pg_ctl" -D data -m "${1:-fast}" -w stop >/dev/null 2>&1)
}

server_ask() {
    "$bin/psql" -At -c "$1" "$address"
}
