#!/bin/sh
# 'demarche serve' answers of PostgreSQL and of ClickHouse, view by view and byte for byte, what it answers of a file
# with the same documents. Speaks TAP; needs python3 and libmicrohttpd.
. "$(dirname "$0")/program.sh"
[ -x /usr/bin/python3 ] || { echo "1..0 # SKIP no python3"; exit 0; }
/usr/bin/python3 "$root/test/cli/store_news.py" >news.jsonl
sed 's/Peru/Bolivia/; s/killed/wounded/' news.jsonl | head -100 >first.jsonl # replaced below
load() {
    for file in first.jsonl news.jsonl; do
        "$demarche" code --db "$1" $file 2>err || { sed 's/^/# /' err; return 1; }
    done
}
load news.db || exit 1

# alike KIND, with $stop: whether a server of that kind, which is started for it, answers as the file does; 77: there is none
alike() {
    . "$root/test/cli/$1.sh"
    server_there && server_start || exit 77
    trap 'server_stop $stop' EXIT
    load "$address" && /usr/bin/python3 -B "$root/test/cli/served_alike.py" "$demarche" news.db "$address" >out 2>&1
    good=$?
    grep -q ' answers, 0 differ' out || good=1
    [ $good = 0 ] || cut -c1-300 out | tail -30 | sed 's/^/# /'
    exit $good
}
for kind in postgres clickhouse; do
    number=$((number + 1))
    stop=KILL
    [ $kind = clickhouse ] || stop=immediate
    (alike $kind)
    case $? in
    0) echo "ok $number - $kind answers as a file" ;;
    77) echo "ok $number - $kind # SKIP its server is not installed, or does not start here" ;;
    *) echo "not ok $number - $kind answers as a file" && status=1 ;;
    esac
    rm -rf "$work/server"
done
finish
