#!/bin/sh
# A client that leaves 'demarche serve', or its end, stops what PostgreSQL or ClickHouse is working out. Speaks TAP;
# needs python3, libmicrohttpd and one of these servers.
. "$(dirname "$0")/program.sh"
. "$root/test/cli/each_server.sh"
[ -x /usr/bin/python3 ] || { echo "1..0 # SKIP no python3"; exit 0; }
/usr/bin/python3 "$root/test/cli/store_news.py" >news.jsonl

leaves() {
    "$demarche" code --db "$address" news.jsonl 2>err || { sed 's/^/# /' err; return 1; }
    PATH=${bin:-/usr/bin}:$PATH /usr/bin/python3 -B "$root/test/cli/served_leave.py" "$demarche" "$1" "$address" >out 2>&1
    [ "$(grep -c '^ok' out)" = 7 ] && ! grep -q '^not ok' out && return 0
    sed 's/^/# /' out
    return 1
}
each_server leaves "works out nothing for nobody"
finish
