# A ClickHouse server of one's own on loopback, for tests: sourced by them behind program.sh.
#     server_there || skip          false when none is installed
#     server_start; server_stop [KILL]
# It lies in the test's folder; its address, with a database `news`, is $address.
ch_server=$(command -v clickhouse-server)
ch_client=$(command -v clickhouse-client)
[ -n "$ch_client" ] || { [ -x /usr/bin/clickhouse ] && ch_client="/usr/bin/clickhouse client"; }
port=$((20000 + $$ % 19000))
address=clickhouse://127.0.0.1:$port/news

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

server_start() {
    [ -d "$work/server" ] || server_configure
    (cd "$work/server" && exec "$ch_server" --config-file="$work/server/config.xml" >/dev/null 2>"$work/server/start") &
    server_pid=$!
    tries=0
    until [ "$(server_ask 'SELECT 1' default)" = 1 ]; do
        tries=$((tries + 1))
        [ $tries -gt 100 ] && { tail -5 "$work/server/errors" "$work/server/start" | sed 's/^/# /'; return 1; }
        sleep 0.1
    done
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
