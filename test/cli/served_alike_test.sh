#!/bin/sh
# 'demarche serve' answers of PostgreSQL and of ClickHouse, view by view and byte for byte, what it answers of a file
# with the same documents. Speaks TAP; needs python3 and libmicrohttpd.
. "$(dirname "$0")/program.sh"
. "$root/test/cli/each_server.sh"
[ -x /usr/bin/python3 ] || { echo "1..0 # SKIP no python3"; exit 0; }
/usr/bin/python3 "$root/test/cli/store_news.py" >news.jsonl
sed 's/Peru/Bolivia/; s/killed/wounded/' news.jsonl | head -100 >first.jsonl # replaced below
load() {
    for file in first.jsonl news.jsonl; do
        "$demarche" code --db "$1" $file 2>err || { sed 's/^/# /' err; return 1; }
    done
}
load news.db || exit 1

alike() {
    load "$address" && /usr/bin/python3 -B "$root/test/cli/served_alike.py" "$demarche" news.db "$address" >out 2>&1 &&
        grep -q ' answers, 0 differ' out && return 0
    cut -c1-300 out | tail -30 | sed 's/^/# /'
    return 1
}
each_server alike "answers as a file"
finish
