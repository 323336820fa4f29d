#!/bin/sh
# dump and load move everything between ClickHouse and a file: equal stores give equal bytes, of replaced documents and
# unended loads, too; a load that was cut off is told. Speaks TAP.
. "$(dirname "$0")/program.sh"
. "$root/test/cli/clickhouse.sh"
server_there || { echo "1..0 # SKIP ClickHouse's server is not installed (Debian: clickhouse-server clickhouse-client)"; exit 0; }
command -v python3 >/dev/null || { echo "1..0 # SKIP python3, which compares the rows, is not installed"; exit 0; }
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
}
server_start || { echo "1..0 # SKIP ClickHouse's server does not start here"; exit 0; }
trap 'server_stop KILL; rm -rf "$work"' EXIT
at() {
    echo "clickhouse://127.0.0.1:$port/$1"
}
database() {
    server_ask "CREATE DATABASE $1" default
}
# same_dump NAME FILE DATABASE: leaves the dumps in file.dump and server.dump
same_dump() {
    "$demarche" dump "$2" >file.dump 2>file.err
    "$demarche" dump "$(at "$3")" >server.dump 2>server.err
    cmp -s file.dump server.dump && [ -s file.dump ]
    good=$?
    [ $good = 0 ] || { diff file.dump server.dump | head -5; cat server.err; } | cut -c1-300 | sed 's/^/# /'
    told "$1: equal dumps" $good
}
same_rows() {
    python3 "$root/test/cli/clickhouse_rows.py" "$2" "http://127.0.0.1:$port/?database=$3" >rows.out 2>&1
    good=$?
    [ $good = 0 ] || head -20 rows.out | cut -c1-300 | sed 's/^/# /'
    told "$1: the same rows as a file's" $good
}

# Documents with what must be escaped, enough that answers come in many pieces.
news() {
    python3 - "$1" <<'PY'
import json, sys
for n in range(1, int(sys.argv[1]) + 1):
    print(json.dumps({
        "id": f"d{n}", "date": f"202{n % 2}-0{1 + n % 8}-1{n % 9}", "outlet": f"Wire {n % 3}", "title": f"Day {n} \\ 'quoted'\t?1",
        "text": 'France condemned Mali on Monday because Mali had "expelled" its ambassador.\n\n'
                f"Norway approved the sale of {n} frigates to Chile for ${n} million. Peru and Chile "
                f"suspended border talks over the arrest of {n} soldiers. Talks were held in Maastricht."}))
PY
}
news 150 >news.jsonl
echo '{"id":"x","text":' >>news.jsonl
echo '{"id":"y"}' >>news.jsonl
for db in news.db "$(at news)"; do "$demarche" code --db "$db" news.jsonl nothing.jsonl 2>err; done
same_dump "a load with problems" news.db news
sed -i -e '7s/Norway.*Chile for/It is/' -e '8s/"date": "20[0-9-]*"/"date": "2023-01-02"/' news.jsonl
for db in news.db "$(at news)"; do "$demarche" code --db "$db" news.jsonl 2>err; done
same_dump "replaced documents" news.db news

# There and back.
database moved
"$demarche" load "$(at moved)" <file.dump 2>err
told "a file's dump is loaded" $?
grep -q "150 documents with $(grep -c '^{"table":"events"' file.dump) events loaded, $(($(wc -l <file.dump) - 2)) rows" err
told "and what was loaded is told" $?
same_dump "moved to the server" news.db moved
same_rows "moved to the server" news.db moved
for t in events document_sketches problems v_dyad_months; do
    for db in news moved; do server_ask "SELECT * FROM $t" $db | sort >rows.$db; done
    cmp -s rows.news rows.moved && [ -s rows.news ] || { echo "# $t"; false; break; }
done
told "with the columns that only ClickHouse has" $?
"$demarche" load back.db server.dump 2>err && "$demarche" dump back.db | cmp -s - file.dump
told "and back into a file" $?
"$demarche" code --db "$(at moved)" news.jsonl 2>err
grep -q '0 added, 0 replaced, 150 unchanged' err
told "the same texts again are known there" $?
"$demarche" load "$(at moved)" file.dump 2>err
[ $? = 4 ] && grep -q 'not empty' err
told "a database that is not empty is left alone" $?

# A load of version 7 that had not come to its end: what it had not read again is to be read, in every store.
sed '/"record":"end"/d' file.dump >cut.dump
python3 - file.dump <<'PY' >unended.dump
import sys
lines = open(sys.argv[1]).read().splitlines()
at = next(i for i, l in enumerate(lines) if l.startswith('{"table":"versions"'))
lines[at:at] = ['{"table":"loading","input":""}', '{"table":"loading","input":"none"}']
lines[0] = '{"record":"dump","tables":7}'
lines[-1] = '{"record":"end","rows":%d}' % (len(lines) - 2)
print("\n".join(lines))
PY
database unended
for db in unended.db "$(at unended)"; do "$demarche" load "$db" unended.dump 2>err || sed 's/^/# /' err; done
same_dump "an unended load of an older version" unended.db unended
grep -q '"table":"inputs".*"records":0,"whole":false' server.dump && ! grep -q '"table":"loading"' server.dump
told "its inputs are to be read again" $?

# What was cut off.
database cut
"$demarche" load "$(at cut)" cut.dump 2>err
[ $? = 4 ] && grep -q 'cut off' err
told "a dump that was cut off is told" $?
"$demarche" dump "$(at cut)" >out 2>err
[ $? = 4 ] && grep -q 'not loaded into it to its end' err
told "what was half loaded is not dumped" $?
"$demarche" code --db "$(at cut)" news.jsonl 2>err
[ $? = 4 ] && grep -q 'not loaded into it to its end' err
told "nor loaded further" $?

# What ClickHouse has no place for.
"$demarche" dump news.db >file.dump
sqlite3 news.db "INSERT INTO feeds(url, failures, gone) VALUES('https://example.org/feed', 0, 0); INSERT INTO robots(origin, read_at) VALUES('https://example.org', 1);
    INSERT INTO feed_items(feed, key, hash, document, owner, met, changed) SELECT 'https://example.org/feed', id, 'x', id, 1, 1, 1 FROM documents;
    INSERT INTO feed_versions VALUES('https://example.org/feed', 'x', 'x')"
"$demarche" dump news.db >feeds.dump
database feeds
"$demarche" load "$(at feeds)" feeds.dump 2>err
[ $? = 0 ] && grep -q "153 rows of what 'follow' remembers of feeds were left out" err && grep -q "150 documents .*, $(($(wc -l <file.dump) - 2)) rows" err
told "what follow remembers is left out, and told" $?
"$demarche" dump "$(at feeds)" | cmp -s - file.dump && "$demarche" verify "$(at feeds)" 2>&1 | grep -q sound
told "and the rest is there" $?
sed '/"table":"feed_versions"/d' feeds.dump >less.dump
database less
"$demarche" load "$(at less)" less.dump 2>err
[ $? = 4 ] && grep -q 'lines are missing' err
told "a line of them that is missing is told" $?
finish
