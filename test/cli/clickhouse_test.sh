#!/bin/sh
# ClickHouse keeps what a file keeps: the same rows, the same answers; a document that is replaced
# leaves nothing of its old text, a kill of the program or of the server loses nothing and doubles
# nothing. Speaks TAP.
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
# same_rows NAME FILE DATABASE
same_rows() {
    python3 "$root/test/cli/clickhouse_rows.py" "$2" "http://127.0.0.1:$port/?database=$3" >rows.out 2>&1
    good=$?
    [ $good = 0 ] || head -20 rows.out | sed 's/^/# /'
    told "$1: the same rows as a file's" $good
}
database() {
    server_ask "CREATE DATABASE $1" default
}

# news N: N documents, with what must be escaped.
news() {
    python3 - "$1" <<'PY'
import json, sys
for n in range(1, int(sys.argv[1]) + 1):
    print(json.dumps({
        "id": f"d{n}", "date": f"202{n % 2}-0{1 + n % 8}-1{n % 9}", "outlet": f"Wire {n % 3}",
        "title": f"Day {n} \\ 'quoted'\t?1",
        "text": 'France condemned Mali on Monday because Mali had "expelled" its ambassador.\n\n'
                f"Norway approved the sale of {n} frigates to Chile for ${n} million. Peru and Chile "
                f"suspended border talks over the arrest of {n} soldiers. "
                "Peru rejects the annexation of the valley by Chile. Talks were held in Maastricht."}))
PY
}
news 60 >news.jsonl
sed -n 5p news.jsonl | sed 's/"d5"/"d5 copy"/' >>news.jsonl
sed -n 6p news.jsonl | sed 's/approved/rejected/' >>news.jsonl # the later one of two stays
echo '{"id":"x","text":' >>news.jsonl
"$demarche" code --db news.db news.jsonl 2>err
"$demarche" code --db "$address" news.jsonl 2>err
[ $? = 1 ] && grep -q '61 added, 1 replaced' err
told "documents are stored, and the line that is none is told" $?
same_rows "a load" news.db news

# same NAME WORDS...: a command prints the same of both, and something
same() {
    name=$1
    shift
    "$@" news.db >file.out 2>file.err
    "$@" "$address" >server.out 2>server.err
    cmp -s file.out server.out && [ -s file.out ]
    good=$?
    [ $good = 0 ] || { diff file.out server.out | head -5; cat server.err; } | sed 's/^/# /'
    told "$name: the same" $good
}
for ledger in channels transfers positions; do same "ledger $ledger" "$demarche" ledger $ledger --json --db; done
same status "$demarche" status PER CHL --json --db
same coverage "$demarche" coverage --json
same "coverage of some" "$demarche" coverage --since 2020-03 --until 2021-05 --outlet 'Wire 1' --json
same problems "$demarche" problems --json
same "problems of a kind" "$demarche" problems --kind unreadable --json
same "plot" "$demarche" plot PER CHL --db
for db in news.db "$address"; do "$demarche" sql --json $db "SELECT type, count(*) AS n, max(score) AS most FROM v_happened GROUP BY type ORDER BY type;" >"sql.${db%%:*}" 2>err; done
cmp -s sql.news.db sql.clickhouse && [ -s sql.clickhouse ]
told "sql: the same" $?
columns=$(seq 300 | sed 's/.*/& AS c&/' | paste -sd, -)
for db in news.db "$address"; do "$demarche" sql --json $db "SELECT $columns" >"wide.${db%%:*}" 2>err; done
cmp -s wide.news.db wide.clickhouse && grep -q '"c300":300' wide.clickhouse
told "sql of many columns: all of them" $?
"$demarche" sql "$address" 'WITH 1 AS a SELECT a FROM nothing_here' 2>err
[ $? = 2 ] && grep -q "nothing_here doesn't exist" err
told "sql that the server does not understand is told in its words" $?
"$demarche" follow --db "$address" --once https://example.org/feed 2>err
[ $? = 4 ] && grep -q 'keeps no feeds, .*demarche dump ADDRESS | demarche load FILE' err
told "follow is refused" $?

"$demarche" code --db "$address" news.jsonl 2>err
grep -q '0 added, 2 replaced, 60 unchanged' err
told "the same again changes nothing" $?
"$demarche" code --db news.db news.jsonl 2>err
same_rows "a second load" news.db news
"$demarche" code --db "$address" --resume news.jsonl 2>err
grep -q '0 added, 0 replaced, 0 unchanged' err
told "--resume passes over what is there" $?

# One of two loads is killed while the other ends: who goes on with it reads what it had not.
echo '{"id":"more","date":"2024-01-01","text":"France condemned Mali."}' >more.jsonl
"$demarche" code --db "$address" more.jsonl 2>err
mkfifo late
"$demarche" code --db "$address" late more.jsonl news.jsonl 2>err &
loader=$!
exec 3>late
sleep 1
"$demarche" code --db "$address" more.jsonl 2>err2
kill -9 $loader
exec 3>&-
wait $loader 2>/dev/null
"$demarche" code --db "$address" --resume more.jsonl news.jsonl 2>err
grep -q 'there already: 1 file$' err && grep -q ' 62 unchanged\| 60 unchanged' err || { sed 's/^/# /' err err2; false; }
told "one of two loads killed, then --resume: what it had not read again is read" $?
"$demarche" code --db news.db more.jsonl 2>err

# Names through a pipe, killed behind the first: who shares a document with it is read again, and nobody else.
echo '{"id":"both","date":"2024-01-01","text":"France condemned Mali."}' >first.jsonl
echo '{"id":"both","date":"2024-01-01","text":"Peru praised Chile."}' >second.jsonl
database late
late=clickhouse://127.0.0.1:$port/late
"$demarche" code --db "$late" first.jsonl more.jsonl second.jsonl 2>err
mkfifo names
"$demarche" code --db "$late" --files-from names 2>err2 &
loader=$!
exec 3>names
echo first.jsonl >&3
tries=0
until [ "$(server_ask "SELECT groupArray(splitByChar('/', path)[-1]) FROM inputs WHERE whole = 1" late)" = "['more.jsonl']" ] || [ $tries -gt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
done
kill -9 $loader
exec 3>&-
wait $loader 2>/dev/null
"$demarche" code --db "$late" --resume first.jsonl more.jsonl second.jsonl 2>err
[ $tries -le 100 ] && grep -q 'there already: 1 file$' err && [ "$(server_ask "SELECT groupArray(type) FROM events WHERE document = (SELECT id FROM documents WHERE source_id = 'both')" late)" = "['SUPPORT']" ] || { sed 's/^/# /' err err2; false; }
told "names through a pipe, killed, then --resume: a document of two inputs is as the later one has it" $?

# Fewer events, another day and year, fewer records.
head -40 news.jsonl | sed -e '7s/Norway.*Chile for/It is/' -e '8s/"date": "20[0-9-]*"/"date": "2023-01-02"/' >less.jsonl
mv less.jsonl news.jsonl
for db in news.db "$address"; do "$demarche" code --db $db news.jsonl 2>err; done
grep -q '0 added, [123] replaced' err
told "a changed document is replaced" $?
same_rows "a replaced document" news.db news
[ "$(server_ask "SELECT sum(events) FROM v_dyad_months WHERE source = 'NOR' AND target = 'CHL'")" = \
    "$(sqlite3 news.db "SELECT count(DISTINCT event) FROM dyads WHERE source = 'NOR' AND target = 'CHL' AND happened AND NOT background")" ]
told "counts by month leave out what was replaced" $?
server_ask 'OPTIMIZE TABLE stored_events' && server_ask 'OPTIMIZE TABLE stored_dyads' && server_ask 'OPTIMIZE TABLE stored_records'
same_rows "after merges" news.db news

# Kills: of the program between two batches, then of the server under a load that goes on.
news 280 >many.jsonl
"$demarche" code --db many.db many.jsonl 2>err
database killed
killed="clickhouse://127.0.0.1:$port/killed?batch_rows=10000"
"$demarche" code --db "$killed" many.jsonl >/dev/null 2>&1 &
loader=$!
tries=0
until [ "$(server_ask 'SELECT count() > 0 FROM batches' killed)" = 1 ] || [ $tries -gt 200 ]; do
    tries=$((tries + 1))
done
kill -9 $loader
wait $loader 2>/dev/null
some=$(server_ask 'SELECT count() FROM documents' killed)
[ "$some" -gt 0 ] && [ "$some" -lt 280 ]
told "a load is killed between two batches ($some documents are there)" $?
[ "$(server_ask 'SELECT count() FROM events WHERE document NOT IN (SELECT id FROM documents)' killed)" = 0 ]
told "and nobody sees half of a batch" $?
"$demarche" code --db "$killed" --resume many.jsonl 2>err &
loader=$!
tries=0
until [ "$(server_ask 'SELECT uniqExact(batch) > 1 FROM batches' killed)" = 1 ] || [ $tries -gt 400 ]; do
    tries=$((tries + 1)) # it has begun
done
server_stop KILL
sleep 0.5
server_start
wait $loader
good=$?
[ $good = 0 ] || sed 's/^/# /' err
told "it goes on, and the server is waited for when it goes and comes" $good
same_rows "what was killed twice" many.db killed

# Two at once over the same documents.
database twice
twice="clickhouse://127.0.0.1:$port/twice?batch_rows=10000"
"$demarche" code --db "$twice" many.jsonl 2>err1 &
one=$!
"$demarche" code --db "$twice" many.jsonl 2>err2 &
wait $one $!
for t in documents events mentions dyads facts; do
    python3 "$root/test/cli/clickhouse_rows.py" many.db "http://127.0.0.1:$port/?database=twice" $t
done >rows.out 2>&1
[ ! -s rows.out ]
told "two writers at once leave what one leaves" $?

# What goes wrong is told, and no password with it.
"$demarche" code --db clickhouse://127.0.0.1:$port/nowhere news.jsonl 2>err
[ $? = 4 ] && grep -q 'no such database' err
told "a database that is not there" $?
"$demarche" code --db clickhouse://reader:hidden@127.0.0.1:$port/news news.jsonl 2>err
[ $? = 4 ] && grep -qi 'password' err && ! grep -q hidden err
told "a wrong password" $?
"$demarche" status PER CHL --db clickhouse://reader:secret@127.0.0.1:$port/news >out 2>err
[ $? = 0 ] && [ -s out ]
told "a right one" $?
"$demarche" code --db clickhouse://127.0.0.1:1/news news.jsonl 2>err
[ $? = 4 ] && grep -q 'cannot be asked' err
told "a server that is not there" $?
"$demarche" code --db clickhouse://127.0.0.1/ news.jsonl 2>err
[ $? = 2 ] && grep -q 'no database is named; an address is clickhouse://' err
told "an address that is none" $?
database other
server_ask 'CREATE TABLE mine (x UInt8) ENGINE = Memory' other
"$demarche" code --db clickhouse://127.0.0.1:$port/other news.jsonl 2>err
[ $? = 4 ] && grep -q 'another program' err
told "somebody else's database is not written to" $?
finish
