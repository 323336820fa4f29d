#!/bin/sh
# A client that leaves 'demarche serve', or its end, stops what PostgreSQL or ClickHouse is working out. Speaks TAP;
# needs python3, libmicrohttpd and one of these servers.
. "$(dirname "$0")/program.sh"
[ -x /usr/bin/python3 ] || { echo "1..0 # SKIP no python3"; exit 0; }
/usr/bin/python3 "$root/test/cli/store_news.py" >news.jsonl

# leaves KIND, with $stop: 77 where there is no server of that kind
leaves() {
    . "$root/test/cli/$1.sh"
    server_there && server_start || exit 77
    trap 'server_stop $stop' EXIT
    "$demarche" code --db "$address" news.jsonl 2>err || { sed 's/^/# /' err; exit 1; }
    PATH=${bin:-/usr/bin}:$PATH /usr/bin/python3 -B "$root/test/cli/served_leave.py" "$demarche" "$1" "$address" >out 2>&1
    grep '^ok' out >good
    ! grep -q '^not ok' out && [ "$(grep -c . good)" = 7 ]
    good=$?
    [ $good = 0 ] || sed 's/^/# /' out
    exit $good
}
for kind in postgres clickhouse; do
    number=$((number + 1))
    stop=KILL
    [ $kind = clickhouse ] || stop=immediate
    (leaves $kind)
    case $? in
    0) echo "ok $number - $kind: nothing is worked out for nobody" ;;
    77) echo "ok $number - $kind # SKIP its server is not installed, or does not start here" ;;
    *) echo "not ok $number - $kind: nothing is worked out for nobody"; status=1 ;;
    esac
done
finish
