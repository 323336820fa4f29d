#!/bin/sh
# demarche verify finds what is broken: a sound database is broken in one way after the other, and each time
# the fault is told with its table, row and what is wrong. Speaks TAP.
. "$(dirname "$0")/program.sh"
for need in python3 sqlite3; do
    command -v $need >/dev/null || { echo "1..0 # SKIP no $need"; exit 0; }
done
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
    head -5 found err | sed 's/^/# /'
}
cat >news.jsonl <<'NEWS'
{"id":"a","date":"2024-07-17","outlet":"Wire","title":"Naïve talks","text":"Peru has suspended trade talks with Chile because Chilean troops had attacked a border post in Peru. “The decision stands,” Foreign Minister Ana Díaz told Reuters. Bolivia bought 12 helicopters from Chile for $40 million. The attack killed 7 soldiers. Mali and Chad met in Accra."}
{"id":"b","date":"2024-07-18","outlet":"Wire","title":"After that","text":"France condemned Mali on Monday because Mali had expelled its ambassador. Peru rejects the annexation of the valley by Chile."}
NEWS
"$demarche" code --db sound.db news.jsonl 2>/dev/null
"$demarche" verify sound.db --json >found 2>err
[ $? = 0 ] && [ ! -s found ] && grep -q 'sound: 2 documents' err
told "a sound database" $?
same=$(sqlite3 sound.db "SELECT id FROM documents WHERE source_id = 'a'")

# breaks NAME KIND TABLE ID WHAT SQL: after the SQL one fault of that kind, table and id is told, WHAT of it
breaks() {
    cp sound.db broken.db
    sqlite3 broken.db "PRAGMA foreign_keys = OFF; $6" >/dev/null 2>err || { told "$1 (the SQL)" 1; return; }
    "$demarche" verify broken.db --json >found 2>err
    [ $? = 1 ] && python3 - "$2" "$3" "$4" "$5" <<'PY'
import json, sys
kind, table, ident, what = sys.argv[1:]
all = [json.loads(x) for x in open("found")]
good = [x for x in all if x["kind"] == kind and (x["table"] or "") == table and what in x["what"] and
        (ident == "*" or (x["id"] or "") == ident)]
sys.exit(not good)
PY
    told "$1" $?
}
one() { sqlite3 sound.db "$1"; }
event=$(one "SELECT id FROM events WHERE trigger_text = 'bought'")
other=$(one "SELECT id FROM events WHERE trigger_text = 'condemned'")
link=$(one "SELECT id FROM links WHERE from_event IS NOT NULL LIMIT 1")
two=$(one "SELECT event FROM event_actors WHERE position = 1 LIMIT 1")
[ -n "$event" ] && [ -n "$two" ] && [ -n "$link" ] && [ -n "$same" ]
told "there is what can be broken" $?

breaks "an event of no document" reference events "$event" "document" "UPDATE events SET document = 'gone' WHERE id = '$event'"
breaks "a sentence of no document" reference sentences 'gone/0' "not in documents" "INSERT INTO sentences VALUES('gone', 0, 'body', 0, 1)"
breaks "an actor of no event" reference event_actors "gone/0" "not in events" "UPDATE event_actors SET event = 'gone' WHERE event = '$event' AND position = 0"
breaks "an actor of no mention" reference mention_actors "$same/99/0" "not in mentions" "INSERT INTO mention_actors SELECT document, 99, 0, code, country, cow, sectors, name, entity, person FROM mention_actors WHERE document = '$same' LIMIT 1"
breaks "an event in no sentence" reference events "$event" "sentence 77" "UPDATE events SET sentence = 77 WHERE id = '$event'"
breaks "a link to an event that is not there" reference links "$link" "to_event" "UPDATE links SET to_event = 'gone' WHERE id = '$link'"
breaks "a link from one" reference links "$link" "from_event" "UPDATE links SET from_event = 'gone' WHERE id = '$link'"
breaks "a document of no run" reference documents "$same" "not in runs" "UPDATE documents SET run = 'gone' WHERE id = '$same'"
breaks "a record of no document" reference records "*" "not in documents" "UPDATE records SET document = 'gone' WHERE document = '$same'"
breaks "a version of no document" reference versions "gone/x" "not in documents" "INSERT INTO versions VALUES('gone', 'x')"
breaks "an event without its trigger" evidence events "$event" "no trigger" "UPDATE events SET trigger_text = '' WHERE id = '$event'"
breaks "an event without its text" evidence events "$event" "sentence" "UPDATE events SET text = '' WHERE id = '$event'"
breaks "a trigger of other words" span events "$event" 'is "sold", the text has "bought"' "UPDATE events SET trigger_text = 'sold' WHERE id = '$event'"
breaks "a trigger at another place" span events "$event" "trigger_text" "UPDATE events SET trigger_span_begin = trigger_span_begin + 1 WHERE id = '$event'"
breaks "a trigger behind the text" span events "$event" "outside its text" "UPDATE events SET trigger_span_begin = 99990, trigger_span_end = 99999 WHERE id = '$event'"
breaks "a span that ends before it begins" span events "$event" "outside" "UPDATE events SET trigger_span_end = 1 WHERE id = '$event'"
breaks "a mention of other words" span mentions "$same/0" "text is" "UPDATE mentions SET text = 'Nobody' WHERE document = '$same' AND mention = 0"
breaks "an actor behind the text" span event_actors "$event/0" "outside" "UPDATE event_actors SET span_end = 99999 WHERE event = '$event' AND position = 0"
breaks "a sentence behind the text" span sentences "$same/1" "outside" "UPDATE sentences SET span_end = 99999 WHERE document = '$same' AND sentence = 1"
breaks "a text that was changed" span events "$event" "trigger_text" "UPDATE documents SET text = 'x' || text WHERE id = '$same'"
breaks "a rule that is gone" rule events "$event" "$(one "SELECT rule FROM events WHERE id = '$event'")" "DELETE FROM rules WHERE name = (SELECT rule FROM events WHERE id = '$event')"
breaks "a card that is missing" card event_cards "$event" "no card" "DELETE FROM event_cards WHERE event = '$event'"
breaks "a card that is cut" card event_cards "$event" "cannot be read" "UPDATE event_cards SET card = substr(card, 1, 20) WHERE event = '$event'"
breaks "a card in another block" card event_cards "$event" "belongs in" "UPDATE event_cards SET block = block + 1 WHERE event = '$event'"
breaks "a sketch that is missing" card document_sketches "$same" "no sketch" "DELETE FROM document_sketches WHERE document = '$same'"
breaks "a sketch that is none" card document_sketches "$same" "cannot be read" "UPDATE document_sketches SET sketch = x'00' WHERE document = '$same'"
breaks "a fact that is no JSON" fact facts "*" "not valid JSON" "UPDATE facts SET fact = '{\"a\":' WHERE document = '$same' AND position = 0"
breaks "a dyad that is missing" dyads dyads "$other/FRA/MLI" "missing" "DELETE FROM dyads WHERE event = '$other'"
breaks "a dyad that says something else" dyads dyads "$other/FRA/MLI" "not what its event says" "UPDATE dyads SET quad = 1 WHERE event = '$other'"
breaks "a dyad of an event that is not there" reference dyads "*" "not in events" "UPDATE dyads SET event = 'gone' WHERE event = '$other'"
breaks "words that are not in the index" search document_search "$same" "not in the index" "INSERT INTO document_search(document_search, rowid, title, text) SELECT 'delete', number, title, text FROM documents WHERE id = '$same'"
breaks "words in the index of no document" search document_search "*" "not there" "INSERT INTO document_search(rowid, title, text) VALUES(77, 'x', 'y')"
breaks "an index of other words" search document_search "*" "not that of the texts" "DROP TRIGGER documents_changed; UPDATE documents SET title = 'Unrelated words' WHERE id = '$same'"
breaks "a number that is a text" value events "$event" "quad is abc" "UPDATE events SET quad = 'abc' WHERE id = '$event'"
breaks "a quad class that there is none of" value events "$event" "quad is 9" "UPDATE events SET quad = 9 WHERE id = '$event'"
breaks "a confidence above 1" value events "$event" "confidence is 7" "UPDATE events SET confidence = 7 WHERE id = '$event'"
breaks "a status that there is none of" value events "$event" "status is maybe" "UPDATE events SET status = 'maybe' WHERE id = '$event'"
breaks "a type that there is none of" value events "$event" "type is GREET" "UPDATE events SET type = 'GREET' WHERE id = '$event'"
breaks "a truth that is none" value events "$event" "background is 2" "UPDATE events SET background = 2 WHERE id = '$event'"
breaks "a kind of link that there is none of" value links "$link" "kind is zz" "UPDATE links SET kind = 'zz' WHERE id = '$link'"
breaks "a day that is none" value events "$event" "date_value is no date" "UPDATE events SET date_value = '2024-99-99' WHERE id = '$event'"
breaks "a day of publication that is none" value documents "$same" "published_value is no date" "UPDATE documents SET published_value = '17 July' WHERE id = '$same'"
breaks "bytes that are no text" value documents "$same" "title is not valid UTF-8" "UPDATE documents SET title = CAST(x'ff41' AS TEXT) WHERE id = '$same'"
breaks "a byte that a server takes not" value documents "$same" "outlet has a NUL byte" "UPDATE documents SET outlet = CAST(x'410042' AS TEXT) WHERE id = '$same'"
breaks "bytes that are a text" value event_cards "*" "card is abc" "UPDATE event_cards SET card = 'abc' WHERE event = '$event'"
breaks "a text of another hash" text documents "$same" "its hash is" "UPDATE documents SET content_hash = '00' WHERE id = '$same'"
breaks "a letter that was changed" text documents "$same" "not the one that was coded" "UPDATE documents SET text = replace(text, 'soldiers', 'soldierz') WHERE id = '$same'"
breaks "a trigger in another sentence" span events "$event" "outside its sentence" "UPDATE events SET sentence = 0 WHERE id = '$event'"
breaks "another sentence" span events "$event" 'text is "Bolivia sold' "UPDATE events SET text = replace(text, 'bought', 'sold') WHERE id = '$event'"
breaks "an actor that is missing" reference event_actors "$two" "rows are missing" "DELETE FROM event_actors WHERE event = '$two' AND position = 0"
breaks "a sentence that is missing" reference sentences "$same" "rows are missing" "DELETE FROM sentences WHERE document = '$same' AND sentence = 1"
breaks "a fact of no ledger" fact facts "*" "" "UPDATE facts SET fact = '{}' WHERE document = '$same' AND position = 0"
breaks "a document that the log has not" log documents "$same" "does not have" "DELETE FROM changes WHERE document = '$same'"
breaks "a document that the log has deleted" log documents "$same" "deleted" "INSERT INTO changes(at, what, document, added, corrected, removed) VALUES('2026-11-01T00:00:00Z', 'deleted', '$same', '[]', '[]', '[]')"
breaks "a document that went without the log" log changes "$same" "added last" "PRAGMA foreign_keys = ON; DELETE FROM documents WHERE id = '$same'"
breaks "a row of the log that is none" log changes "1" "cannot be read" "UPDATE changes SET added = 'x' WHERE number = 1"
breaks "an index that is missing" schema links "" "index links_to" "DROP INDEX links_to"
breaks "a trigger that is missing" schema documents "" "trigger documents_added" "DROP TRIGGER documents_added"
breaks "a view that is missing" schema v_happened "" "view v_happened" "DROP VIEW v_happened"
breaks "a table that is missing" schema facts "" "table facts" "DROP TABLE facts"
breaks "a column that is missing" schema feeds "" "column ttl" "ALTER TABLE feeds RENAME COLUMN ttl TO time"
breaks "a load that did not end" unfinished loading dump "to its end" "INSERT INTO loading VALUES('dump')"
# Pages of the file itself.
cp sound.db broken.db
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("broken.db")
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
page = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'events_type'").fetchone()[0]
size = db.execute("PRAGMA page_size").fetchone()[0]
db.close()
with open("broken.db", "r+b") as f:
    f.seek(page * size - 200)  # rows lie at a page's end
    f.write(b"\xff" * 200)
PY
"$demarche" verify broken.db --json >found 2>err
[ $? = 1 ] && grep -q '"kind":"damaged"' found
told "a page that is overwritten" $?

# --- forms
cp sound.db broken.db
sqlite3 broken.db "UPDATE events SET trigger_text = 'a,\"b' WHERE id = '$event'; UPDATE links SET to_event = 'gone' WHERE id = '$link'"
"$demarche" verify broken.db --csv >found 2>err
[ $? = 1 ] && python3 -c '
import csv
rows = list(csv.DictReader(open("found")))
assert {(x["kind"], x["table"]) for x in rows} == {("span", "events"), ("reference", "links")}, rows
assert any("a,\"b" in x["what"] for x in rows), rows' 2>>err
told "--csv" $?
"$demarche" verify broken.db --table >found 2>err
[ $? = 1 ] && grep -q "^reference  links $link  to_event gone is not in events" found && grep -q '2 findings' err
told "--table, and a count" $?
cp sound.db held.db
{ echo "BEGIN IMMEDIATE;"; sleep 14; } | sqlite3 held.db &
sleep 0.5
"$demarche" verify held.db --json >found 2>err
[ $? = 0 ] && grep -q 'only counted' err
told "while another program writes, what could not be compared is told" $?
wait
# --- a server
. "$root/test/cli/postgres.sh"
if server_there && server_start; then
    trap 'server_stop immediate; rm -rf "$work"' EXIT
    "$demarche" dump sound.db | "$demarche" load "$address" 2>err && "$demarche" verify "$address" --json >found 2>>err &&
        grep -q 'sound: 2 documents' err
    told "a sound server" $?
    for order in "UPDATE events SET trigger_text = 'sold' WHERE id = '$event'" "DELETE FROM rules WHERE name LIKE 'c%'" \
        "DELETE FROM event_cards WHERE event = '$other'" "UPDATE dyads SET quad = 1 WHERE event = '$other'" "DROP INDEX document_search" \
        "UPDATE links SET to_event = 'gone' WHERE id = '$link'"; do
        server_ask "$order" >/dev/null 2>&1
    done
    "$demarche" verify "$address" --json >found 2>err
    [ $? = 1 ] && for kind in span rule card dyads search reference; do
        grep -q "\"kind\":\"$kind\"" found || { echo "# no $kind"; false; break; }
    done
    told "one that was broken in six ways" $?
    server_ask "UPDATE events SET quad = 9 WHERE id = '$event'; UPDATE documents SET text = text || '.' WHERE id = '$same'; DELETE FROM changes WHERE document = '$same'" >/dev/null
    "$demarche" verify "$address" --json >found 2>err
    [ $? = 1 ] && grep -q '"kind":"value","table":"events"' found && grep -q '"kind":"text"' found && grep -q '"kind":"log"' found
    told "a value, a text and the log" $?
    server_ask "DROP VIEW v_happened; ALTER TABLE feeds DROP COLUMN ttl; DROP INDEX links_to" >/dev/null
    "$demarche" verify "$address" --json >found 2>err
    [ $? = 1 ] && [ "$(grep -c '"kind":"schema"' found)" = 3 ] && grep -q 'column ttl' found
    told "what its schema lacks" $?
else
    number=$((number + 1))
    echo "ok $number - PostgreSQL # SKIP its server is not installed, or does not start here"
fi
"$demarche" verify nowhere.db >found 2>err
[ $? = 4 ] && [ ! -e nowhere.db ]
told "a file that is not there is not made" $?
finish
