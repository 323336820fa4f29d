#!/bin/sh
# A database as JSON Lines and back: equal stores give equal bytes, in SQLite and in PostgreSQL; what is
# no dump, cut off or wrong in a line is refused with its line, and nothing of it is half loaded. Speaks TAP.
. "$(dirname "$0")/program.sh"
. "$root/test/cli/postgres.sh"
command -v python3 >/dev/null || { echo "1..0 # SKIP no python3"; exit 0; }
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
    for f in err differs; do [ -s $f ] && head -5 $f | sed 's/^/# /'; done
}
# refuses NAME WORDS LINE FILE: load says WORDS about that line of FILE, and ends with code 4
refuses() {
    rm -f bad.db
    "$demarche" load bad.db "$4" 2>err
    [ $? = 4 ] && grep -q "$4:$3: .*$2" err
    told "$1" $?
}
n=0
while [ $n -lt 150 ]; do
    n=$((n + 1))
    echo "{\"id\":\"d$n\",\"date\":\"2024-05-$((n % 28 + 1))\",\"outlet\":\"Wire $((n % 3))\",\"url\":\"https://example.org/$n\",\"title\":\"Day $n\",\"text\":\"France condemned Mali on Monday because Mali had expelled its ambassador — for the ${n}th time. Norway approved the sale of $n frigates to Chile for \$$n.5 million. Peru rejects the annexation of the valley by Chile.\"}"
done >news.jsonl
echo '{"id":"x","text":' >>news.jsonl
echo '{"id":"d1","date":"2024-06-01","text":"Peru thanked \"Chile\" for its help\twith 20% of the\u00a0aid."}' >late.jsonl
printf '%s\n' '{"id":"d0","date":"2024-06-02","title":"C:\\temp\\N \\N","text":"Peru thanked Chile.\n\n\\.\n\nPeru\\tMali condemned \\x41 Chile."}' >>late.jsonl
"$demarche" code --db one.db news.jsonl late.jsonl 2>/dev/null

"$demarche" dump one.db >one.dump 2>err
told "a database is dumped" $?
"$demarche" load two.db one.dump 2>err && "$demarche" dump two.db >two.dump && cmp one.dump two.dump >differs 2>&1
told "what was loaded from it gives the same bytes" $?
"$demarche" verify two.db 2>err >differs
told "and is sound" $?
now=$(head -1 one.dump | sed 's/.*"tables":\([0-9]*\).*/\1/')
sed "1s/NOW/$now/" "$root/test/fuzz/corpus/dump/small" >seed.dump
"$demarche" load seed.db seed.dump 2>err && "$demarche" verify seed.db 2>err >differs
told "the seed of test/fuzz still is a sound dump" $?
gzip -c one.dump >one.dump.gz
"$demarche" load three.db one.dump.gz 2>err && "$demarche" dump three.db | "$demarche" load four.db 2>>err &&
    "$demarche" dump four.db | cmp - one.dump >differs 2>&1
told "packed, and through a pipe, too" $?
for t in documents events mentions event_actors links facts; do
    [ "$(sqlite3 one.db "SELECT count(*) FROM $t")" = "$(grep -c "^{\"table\":\"$t\"" one.dump)" ] || echo "$t"
done >differs
[ ! -s differs ]
told "every row is in it once" $?
python3 - one.dump one.db >differs 2>&1 <<'PY'
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[2])
lines = [json.loads(x) for x in open(sys.argv[1], encoding="utf-8")]
assert lines[0] == {"record": "dump", "tables": db.execute("PRAGMA user_version").fetchone()[0]}
assert lines[-1] == {"record": "end", "rows": len(lines) - 2}
made = {"dyads", "changes"} | {f"state_{x}" for x in "channels transfers redlines positions parties changes rounds items made".split()}
names = {r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
         if not r[0].startswith(("document_search", "sqlite"))}
there = {n for n in names if db.execute(f"SELECT count(*) FROM {n}").fetchone()[0]} - made
assert there == {x["table"] for x in lines[1:-1]}, there ^ {x["table"] for x in lines[1:-1]}
def value(v):
    return v.hex() if isinstance(v, bytes) else v
for name in there:
    info = [(r[1], r[2]) for r in db.execute(f"PRAGMA table_info({name})") if (name, r[1]) != ("documents", "number")]
    rows = [{c: bool(v) if t == "BOOLEAN" else value(v) for (c, t), v in zip(info, r) if v is not None}
            for r in db.execute(f"SELECT {', '.join(c for c, _ in info)} FROM {name}")]
    mine = [{k: v for k, v in x.items() if k != "table"} for x in lines[1:-1] if x["table"] == name]
    key = lambda x: json.dumps(x, sort_keys=True)
    assert sorted(rows, key=key) == sorted(mine, key=key), name
PY
told "python's json and sqlite3 read the same rows" $?

# --- what is refused
"$demarche" load two.db one.dump 2>err
[ $? = 4 ] && grep -q 'not empty' err && "$demarche" dump two.db | cmp -s - one.dump
told "a database that is not empty is not touched" $?
refuses "news is no dump" "no dump of demarche" 1 news.jsonl
[ ! -e bad.db ]
told "and no database is made of it" $?
sed '1s/"tables":[0-9]*/"tables":5/' one.dump >old.dump
refuses "a dump of another version" "tables 5" 1 old.dump
head -2000 one.dump >cut.dump
refuses "one that was cut off" "cut off" 2000 cut.dump
sed 1500d one.dump >short.dump
rm -f bad.db
"$demarche" load bad.db short.dump 2>err
[ $? = 4 ]
told "one that lacks a line" $?
at=$(grep -n '"table":"events"' one.dump | sed -n '600s/:.*//p')
change() { sed "${at}s/$1/$2/" one.dump >bad.dump; }
change '"type":"[A-Z]*"' '"type":7'
refuses "a number where a text is" "events.type is not a text" "$at" bad.dump
change '"quad":[0-9]*' '"quad":"2"'
refuses "a text where a number is" "events.quad is not a whole number" "$at" bad.dump
change '"background":[a-z]*' '"background":0'
refuses "a number where a truth is" "events.background is not true or false" "$at" bad.dump
change '"quad":[0-9]*,' ''
refuses "a value that is missing" "events.quad is missing" "$at" bad.dump
change '"quad":' '"quat":'
refuses "a column that there is none of" "no column quat" "$at" bad.dump
change '"table":"events"' '"table":"event"'
refuses "a table that there is none of" "no table event" "$at" bad.dump
change '"table":"events"' '"table":"dyads"'
refuses "a table that is made" "no table dyads" "$at" bad.dump
change '"document":"[0-9a-f]*"' '"document":"0000000000000000"'
refuses "a row of another document" "does not stand before it" "$at" bad.dump
change '}$' ''
refuses "a line that is no JSON" "JSON" "$at" bad.dump
sed "${at}p" one.dump >bad.dump
refuses "a row that stands twice" "already" $((at + 1)) bad.dump
lines=$(wc -l <one.dump)
cat one.dump one.dump >two.dumps
refuses "a second dump behind the first" "stands behind the last line" $((lines + 1)) two.dumps
{ cat one.dump; echo; } >more.dump
refuses "a line behind the last" "stands behind the last line" $((lines + 1)) more.dump
sed "${at}p" one.dump >bad.dump
rm -f bad.db
"$demarche" load bad.db bad.dump 2>err
"$demarche" verify bad.db --json 2>/dev/null | grep -q '"kind":"unfinished"'
told "what was loaded before is known as unfinished" $?
[ "$(sqlite3 bad.db "SELECT count(*) FROM documents")" -lt 150 ] &&
    [ "$(sqlite3 bad.db "SELECT count(*) FROM documents d WHERE NOT EXISTS (SELECT 1 FROM sentences s WHERE s.document = d.id)")" = 0 ] &&
    [ -z "$(sqlite3 bad.db "PRAGMA foreign_key_check")" ]
told "and is whole documents" $?
"$demarche" dump bad.db >/dev/null 2>err
[ $? = 4 ] && grep -q 'to its end' err
told "and is not dumped" $?

# --- killed in the middle, or on a full disk
rm -f bad.db*
{ head -3000 one.dump; sleep 2; } | "$demarche" load bad.db 2>/dev/null &
loader=$!
sleep 1
kill -9 $loader 2>/dev/null
wait $loader 2>/dev/null
[ "$(sqlite3 bad.db "PRAGMA integrity_check")" = ok ]
told "a load that was killed leaves a file that is whole" $?
"$demarche" dump one.db >/dev/full 2>err
[ $? = 4 ]
told "a dump on a full disk is told" $?

# --- PostgreSQL
if server_there && server_start; then
    trap 'server_stop immediate; rm -rf "$work"' EXIT
    "$demarche" load "$address" one.dump 2>err && "$demarche" dump "$address" >server.dump 2>>err &&
        cmp one.dump server.dump >differs 2>&1
    told "a server gives the bytes that the file gave" $?
    "$demarche" verify "$address" 2>err >differs
    told "and is sound" $?
    [ "$(server_ask 'SELECT count(*) FROM dyads')" = "$(sqlite3 one.db 'SELECT count(*) FROM dyads')" ]
    told "with what is made of it" $?
    "$demarche" dump "$address" | "$demarche" load back.db 2>err && "$demarche" dump back.db | cmp - one.dump >differs 2>&1
    told "and back into a file" $?
    "$bin/createdb" -h 127.0.0.1 -p $port -U demarche coded
    coded=postgresql://demarche@127.0.0.1:$port/coded
    "$demarche" code --db "$coded" news.jsonl late.jsonl 2>/dev/null
    "$demarche" dump "$coded" 2>err | cmp - one.dump >differs 2>&1
    told "what was coded into a server is what was coded into a file" $?
    "$bin/createdb" -h 127.0.0.1 -p $port -U demarche bad
    bad=postgresql://demarche@127.0.0.1:$port/bad
    change '"type":"[A-Z]*"' '"type":7'
    "$demarche" load "$bad" bad.dump 2>err
    [ $? = 4 ] && grep -q "bad.dump:$at: events.type" err
    told "a wrong line is told with its number" $?
    "$bin/createdb" -h 127.0.0.1 -p $port -U demarche gone
    gone=postgresql://demarche@127.0.0.1:$port/gone
    mkfifo pipe
    "$demarche" load "$gone" pipe 2>err &
    loader=$!
    { head -9000 one.dump; sleep 2; server_stop immediate; tail -n +9001 one.dump; } >pipe 2>/dev/null
    wait $loader
    [ $? = 4 ] && server_start && "$demarche" dump "$gone" >/dev/null 2>err
    [ $? = 4 ] && grep -q 'to its end' err
    told "a server that goes ends the load, and what is there is known as unfinished" $?
    [ "$("$bin/psql" -At -c "SELECT count(*) > 0 AND count(*) < 152 FROM documents" "$gone")" = t ] &&
        [ "$("$bin/psql" -At -c "SELECT count(*) FROM documents d WHERE NOT EXISTS (SELECT 1 FROM changes c WHERE c.document = d.id)" "$gone")" = 0 ]
    told "and is whole documents" $?
else
    number=$((number + 1))
    echo "ok $number - PostgreSQL # SKIP its server is not installed, or does not start here"
fi
finish
