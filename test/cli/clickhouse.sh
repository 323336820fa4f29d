# A ClickHouse server of one's own on loopback, for tests: sourced by them behind program.sh.
#     server_there || skip          false when none is installed
#     server_start; server_stop [KILL]
# It lies in the test's folder; its address, with a database `news`, is $address.
ch_server=$(command -v clickhouse-server)
ch_client=$(command -v clickhouse-client)
[ -n "$ch_client" ] || { [ -x /usr/bin/clickhouse ] && ch_client="/usr/bin/clickhouse client"; }
# Two ports, below those that the system gives to connections; another pair when somebody has one of them.
server_at() {
    port=$1
    address=clickhouse://127.0.0.1:$port/news
}
server_at $((20000 + 2 * $$ % 12000))
server_known=""

server_there() {
    [ -n "$ch_server" ] && [ -n "$ch_client" ]
}

server_configure() {
    mkdir -p "$work/server/data/tmp"
    cat >"$work/server/config.xml" <<XML
<?xml version="1.0"?>
<yandex>
    <logger><level>warning</level><log>$work/server/log</log><errorlog>$work/server/errors</errorlog></logger>
    <http_port>$port</http_port>
    <tcp_port>$((port + 1))</tcp_port>
    <listen_host>127.0.0.1</listen_host>
    <path>$work/server/data/</path>
    <tmp_path>$work/server/data/tmp/</tmp_path>
    <users_config>$work/server/users.xml</users_config>
    <default_profile>default</default_profile>
    <default_database>default</default_database>
    <mark_cache_size>100000000</mark_cache_size>
    <timezone>UTC</timezone>
</yandex>
XML
    cat >"$work/server/users.xml" <<XML
<?xml version="1.0"?>
<yandex>
    <profiles><default></default></profiles>
    <quotas><default></default></quotas>
    <users>
        <default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default>
        <reader><password>secret</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></reader>
    </users>
</yandex>
XML
}

# Whether the server that answers is ours.
server_answers() {
    [ "$(server_ask "SELECT count() FROM system.databases WHERE data_path LIKE '$work/%' AND name = 'default'" default)" = 1 ]
}

# Starts the server on its ports, and waits a minute for it: a busy machine needs half of that.
server_try() {
    (cd "$work/server" && exec "$ch_server" --config-file="$work/server/config.xml" >/dev/null 2>"$work/server/start") &
    server_pid=$!
    tries=0
    until server_answers; do
        tries=$((tries + 1))
        kill -0 $server_pid 2>/dev/null && [ $tries -le 600 ] || return 1
        sleep 0.1
    done
}

# Once it was there its ports stay.
server_start() {
    starts=0
    [ -n "$server_known" ] || server_configure
    until server_try; do
        starts=$((starts + 1))
        for log in start errors log; do tail -n 3 "$work/server/$log" 2>/dev/null | sed 's/^/# /'; done
        server_stop KILL
        [ -z "$server_known" ] && [ $starts -lt 5 ] || return 1
        server_at $((port + 2 * starts))
        server_configure
    done
    server_known=1
    server_ask 'CREATE DATABASE IF NOT EXISTS news' default
}

server_stop() {
    [ -n "$server_pid" ] || return 0
    kill -"${1:-TERM}" "$server_pid" 2>/dev/null
    wait "$server_pid" 2>/dev/null
    server_pid=""
}

# server_ask SQL [DATABASE]
server_ask() {
    $ch_client --host 127.0.0.1 --port $((port + 1)) --database "${2:-news}" --query "$1" 2>"$work/server/asked"
}
