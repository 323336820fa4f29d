#!/bin/sh
# demarche forget: a document goes with all that came from it, and with its bytes; the log notes it, follow
# does not bring it back; a file and a server alike. And demarche cite, which counts what is there. Speaks TAP.
. "$(dirname "$0")/program.sh"
. "$root/test/cli/postgres.sh"
for need in python3 sqlite3; do
    command -v $need >/dev/null || { echo "1..0 # SKIP no $need"; exit 0; }
done
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
    head -5 out err | sed 's/^/# /'
}
cat >news.jsonl <<'NEWS'
{"id":"a","url":"https://example.org/a","date":"2024-07-17","outlet":"Wire & Sons","title":"Xylophonic talks","text":"Peru has suspended trade talks with Chile because Chilean troops had attacked a border post in Peru, Minister Quetzalberto said."}
{"id":"b","url":"https://example.org/b","date":"2024-07-18","outlet":"Wire & Sons","title":"After that","text":"France condemned Mali on Monday because Mali had expelled its ambassador."}
{"id":"c","url":"https://example.org/c","outlet":"Post","title":"And then","text":"Norway approved the sale of 3 frigates to Chile."}
NEWS
"$demarche" code --db news.db news.jsonl 2>/dev/null
sed 1d news.jsonl >rest.jsonl
id=$(sqlite3 news.db "SELECT id FROM documents WHERE source_id = 'a'")
third=$(sqlite3 news.db "SELECT id FROM documents WHERE source_id = 'c'")
events=$(sqlite3 news.db "SELECT count(*) FROM events WHERE document = '$id'")
cp news.db kept.db

"$demarche" forget news.db --dry-run --json a >out 2>err
[ $? = 0 ] && grep -q "\"document\":\"$id\".*\"events\":$events,.*\"dry_run\":true" out && cmp -s news.db kept.db
told "--dry-run tells and changes nothing" $?
"$demarche" forget news.db --json https://example.org/a nobody >out 2>err
[ $? = 1 ] && grep -q "\"document\":\"$id\"" out && grep -q 'no document has .*nobody' err && grep -q 'documents: 1 removed' err
told "by URL; a name that there is none of is told" $?
[ "$(sqlite3 news.db "PRAGMA foreign_keys; $(for t in document_problems sentences mentions mention_actors events links facts document_sketches records problems versions; do echo "SELECT count(*) FROM $t WHERE document = '$id';"; done)
SELECT count(*) FROM documents WHERE id = '$id'; SELECT count(*) FROM event_actors WHERE event NOT IN (SELECT id FROM events);
SELECT count(*) FROM dyads WHERE event NOT IN (SELECT id FROM events); SELECT count(*) FROM event_cards WHERE event NOT IN (SELECT id FROM events);" | sort -u)" = 0 ]
told "nothing of it is left in a table" $?
! grep -qi -e xylophonic -e quetzalberto -e 'trade talks' news.db && [ ! -s news.db-wal ]
told "nor its words in the file" $?
grep -qi quetzalberto kept.db
told "where they had been" $?
# Who reads meanwhile still sees it: its bytes stay until he ends, and that is told.
cp kept.db read.db
python3 - <<'PY' &
import os, sqlite3, time
c = sqlite3.connect("read.db")
c.execute("BEGIN")
c.execute("SELECT count(*) FROM documents").fetchone()
open("reading", "w").close()
while not os.path.exists("removed"): time.sleep(0.1)
PY
reader=$!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do [ -e reading ] || sleep 0.5; done
"$demarche" forget read.db a >out 2>err
[ $? = 0 ] && grep -q 'another program reads the database' err && grep -qi quetzalberto read.db
told "with a reader the bytes cannot be overwritten, and that is told" $?
touch removed
wait $reader
"$demarche" forget read.db "$third" >out 2>err && ! grep -q 'another program' err && ! grep -qi quetzalberto read.db && [ ! -s read.db-wal ]
told "and are with the next one" $?
"$demarche" verify news.db >out 2>err
told "what is left is sound" $?
"$demarche" changes news.db --since 4 >out 2>err
[ $? = 0 ] && grep -q "\"what\":\"deleted\",\"document\":\"$id\"" out && [ "$(grep -o '"deleted":\[[^]]*\]' out | tr ',' '\n' | grep -c '"[0-9a-f]\{16\}"')" = "$events" ]
told "the log has its id and those of its events" $?
"$demarche" code --db fresh.db rest.jsonl 2>/dev/null
for f in news fresh; do "$demarche" dump $f.db | grep '"table":"\(documents\|events\|event_.*\|links\|mentions\|versions\)"' | sed 's/"line":[0-9]*,//; s/"file":"[^"]*",//'; done | sort | uniq -c | grep -v '^ *2 ' >out
[ ! -s out ]
told "the others are as if it had never been there" $?
printf '%s\n\n%s\n' "$third" b | "$demarche" forget news.db - --csv >out 2>err
[ $? = 0 ] && python3 -c '
import csv
rows = list(csv.DictReader(open("out")))
assert {x["title"] for x in rows} == {"After that", "And then"} and all(int(x["events"]) for x in rows), rows' 2>>err &&
    [ "$(sqlite3 news.db 'SELECT count(*) FROM documents')" = 0 ]
told "by ids on standard input" $?
"$demarche" forget nowhere.db a 2>err
[ $? = 4 ] && [ ! -e nowhere.db ]
told "a file that is not there is not made" $?

# --- follow does not bring it back, neither as it was nor changed
mkdir www
python3 "$root/test/cli/feed_server.py" "$work" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
await port
here=http://127.0.0.1:$(cat port)
feed() {
    echo "<rss version='2.0'><channel><title>News</title><link>$here/</link>"
    echo "<item><guid isPermaLink='false'>1</guid><title>Talks</title><link>$here/1.html</link><description>$1</description></item>"
    echo "<item><guid isPermaLink='false'>2</guid><title>More</title><link>$here/2.html</link><description>Iran met France in Paris.</description></item></channel></rss>"
}
follow() { "$demarche" follow --db feed.db --once --allow-private --delay 0 --timeout 2 --full-pages never "$here/own" >out 2>err; }
feed "Peru halted its talks with Chile." >www/own
follow
gone=$(sqlite3 feed.db "SELECT document FROM feed_items WHERE key LIKE '%1'")
"$demarche" forget feed.db "$gone" --json >out 2>err && grep -q '"feed_items":1' out
told "a document of a feed is removed" $?
sqlite3 feed.db "UPDATE feeds SET etag = NULL, last_modified = NULL"
follow
[ "$(sqlite3 feed.db "SELECT count(*) FROM documents")" = 1 ] && grep -q '0 new, 0 changed, 2 known' err
told "follow does not bring it back" $?
feed "Peru halted its talks with Chile, and Chile expelled 3 diplomats." >www/own
sqlite3 feed.db "UPDATE feeds SET etag = NULL, last_modified = NULL"
follow
[ "$(sqlite3 feed.db "SELECT count(*) FROM documents")" = 1 ] && grep -q '0 new, 0 changed, 2 known' err
told "nor when the item says something else" $?
"$demarche" verify feed.db >out 2>err
told "and the database is sound" $?

# --- cite
"$demarche" cite kept.db --json >out 2>err
[ $? = 0 ] && python3 - <<'PY' 2>>err
import json, sqlite3
c, db = json.load(open("out")), sqlite3.connect("kept.db")
ask = lambda sql: db.execute(sql).fetchone()
assert (c["documents"], c["events"]) == ask("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM events)")
assert (c["first"], c["last"]) == ("2024-07-17", "2024-07-18") and c["change"] == 3
assert c["sources"] == [{"outlet": "Wire & Sons", "documents": 2}, {"outlet": "Post", "documents": 1}]
run = ask("SELECT version, model_hash, codebook_hash FROM runs")
assert [(r["version"], r["model_hash"], r["codebook_hash"], r["documents"]) for r in c["runs"]] == [run + (3,)]
PY
told "cite --json counts what is there" $?
"$demarche" cite kept.db --bibtex --title 'Talks_50%' >out 2>err
[ $? = 0 ] && grep -q '^@misc{demarche20[0-9][0-9]Talks50,$' out && grep -q 'title = {{Talks\\_50\\%}}' out && grep -q 'Wire \\& Sons (2), Post (1)' out &&
    [ "$(tr -cd '{' <out | wc -c)" = "$(tr -cd '}' <out | wc -c)" ]
told "cite --bibtex writes what TeX can read" $?
"$demarche" cite kept.db >out 2>err
[ $? = 0 ] && grep -q 'in 3 documents of 2 sources, published 2024-07-17 to 2024-07-18' out && grep -q 'Wire & Sons (2), Post (1)' out
told "cite as text" $?
# BibTeX counts braces behind a backslash, too; a name must not steer a terminal.
printf '%s\n' '{"id":"x","outlet":"A {b \\ <c>\u001b[31m","text":"France condemned Mali."}' '{"id":"y","text":"Peru thanked Chile."}' >odd.jsonl
"$demarche" code --db odd.db odd.jsonl 2>/dev/null
sqlite3 odd.db "UPDATE documents SET outlet = outlet || char(27) || char(10) || '}' WHERE outlet IS NOT NULL"
"$demarche" cite odd.db --bibtex --title 'On { of GDELT' >out 2>err && /usr/bin/python3 - <<'PY' 2>>err
text = open("out").read()
depth = 0
for at, c in enumerate(text):
    depth += (c == "{") - (c == "}")
    assert depth > 0 or at < 5 or text[at:].strip() in ("", "}"), text[at:]
assert depth == 0 and "\\textbraceleft{}" in text and "\\textbraceright{}" in text and "\\textless{}" in text and "\x1b" not in text
assert "2 documents of 1 source. Sources" in text, text
PY
told "braces and control characters in names" $?
"$demarche" cite odd.db >out 2>err && ! grep -q "$(printf '\033')" out && [ "$(wc -l <out)" = 4 ] && grep -q 'of 1 source\.$' out
told "also in the text" $?

# --- a server
if server_there && server_start; then
    trap 'kill $server 2>/dev/null; server_stop immediate; rm -rf "$work"' EXIT
    "$demarche" dump kept.db | "$demarche" load "$address" 2>/dev/null
    "$demarche" cite "$address" --json >out 2>err && "$demarche" cite kept.db --json | cmp -s - out
    told "cite says the same of a server" $?
    secret=postgresql://demarche:secret@127.0.0.1:$port/news
    "$demarche" forget "$secret" nobody >out 2>err
    "$demarche" verify "$secret" >>out 2>>err
    "$demarche" load "$secret" kept.db >>out 2>>err
    grep -q 'sound' err && grep -q 'nobody' err && ! grep -q secret out err
    told "no message has the password" $?
    "$demarche" forget "$address" a https://example.org/b "$third" >out 2>err && [ "$(wc -l <out)" = 3 ] &&
        [ "$(server_ask "SELECT (SELECT count(*) FROM documents) + (SELECT count(*) FROM event_cards) + (SELECT count(*) FROM records)")" = 0 ]
    told "forget of a server" $?
    "$demarche" changes "$address" --since 4 >out 2>err && [ "$(grep -c '"what":"deleted"' out)" = 3 ] && grep -q '{"record":"next","since":7}' out
    told "and its log" $?
else
    number=$((number + 1))
    echo "ok $number - PostgreSQL # SKIP its server is not installed, or does not start here"
fi
finish
