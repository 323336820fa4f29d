#!/bin/sh
# What keeps a database over years answers of ClickHouse what it answers of a file: the log of changes, how it is
# cited, its events as other projects list them, documents
# that are removed, whether it is sound. Speaks TAP.
. "$(dirname "$0")/program.sh"
. "$root/test/cli/clickhouse.sh"
server_there || { echo "1..0 # SKIP ClickHouse's server is not installed (Debian: clickhouse-server clickhouse-client)"; exit 0; }
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
}
server_start || { echo "1..0 # SKIP ClickHouse's server does not start here"; exit 0; }
trap 'server_stop KILL; rm -rf "$work"' EXIT
both() {
    for db in news.db "$address"; do "$demarche" "$1" --db "$db" "$2" 2>err || sed 's/^/# /' err; done
}
# same NAME WORDS...: a command prints the same of both, and something, but for the time
same() {
    name=$1
    shift
    for db in news.db "$address"; do
        "$demarche" "$@" "$db" >out 2>err
        echo "code $?" >>out
        cat err >>out
        sed "s|$address|news.db|g; s/20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-9:]*Z/TIME/g" out >"out.${db%%:*}"
    done
    cmp -s out.news.db out.clickhouse && [ "$(wc -l <out.clickhouse)" -gt 1 ]
    good=$?
    [ $good = 0 ] || diff out.news.db out.clickhouse | head -8 | sed 's/^/# /'
    told "$name: the same" $good
}

# --- what changed

cat >one.jsonl <<'JSON'
{"id":"a","date":"2024-05-02","outlet":"Herald","url":"https://herald.example/a","title":"Talks\tand 'more' \\","text":"France condemned Mali on Tuesday. Peru met Chile in Lima on Monday."}
{"id":"b","date":"2023-06-02","outlet":"Wire","text":"China suspended talks with the United States. Norway approved the sale of 5 frigates to Chile for $7 million."}
{"id":"c","date":"2023-06-02","text":"It rained in Lima."}
{"id":"d","date":"2024-06-02","text":"Peru met Chile in Lima on Monday, the ministry said."}
JSON
# An event more and one less; one with another text before it, so that offsets differ; one without a difference.
cat >two.jsonl <<'JSON'
{"id":"a","date":"2024-05-02","outlet":"Herald","url":"https://herald.example/a","title":"Talks\tand 'more' \\","text":"France condemned Mali on Tuesday. Norway met Chad on Monday."}
{"id":"b","date":"2023-06-02","outlet":"Wire","text":"China suspended talks with the United States. Norway approved the sale of 6 frigates to Chile for $7 million."}
{"id":"c","date":"2023-06-02","text":"It rained in Lima."}
{"id":"d","date":"2024-06-03","text":"Peru met Chile in Lima on Monday, the ministry said."}
{"id":"e","date":"2022-06-03","text":"Kenya praised Ghana."}
JSON
both code one.jsonl
same "changes" changes --json
both code two.jsonl
both code two.jsonl
same "changes of documents that were replaced" changes --json
grep -q '"what":"replaced".*"corrected":\["' out.clickhouse && grep -q '"deleted":\["' out.clickhouse && grep -q '"since":9' out.clickhouse
told "events came, were corrected and went" $?
same "changes as CSV" changes --csv
same "changes from a number on" changes --since 6 --json
same "changes from the number that is next" changes --since 9 --json
same "changes from a day on" changes --since 2024-01-01 --table
same "changes from a day to come on" changes --since 2124-01-01 --json

# Another program's batch comes to count while ours is written, with higher numbers: who has read these must not miss ours.
server_ask "INSERT INTO stored_changes VALUES (7, 0, 50, '2024-01-01T00:00:00Z', 'added', 'other', '[]', '[]', '[]')"
server_ask "CREATE MATERIALIZED VIEW meanwhile TO batches AS SELECT toUInt64(7) AS batch, now() AS written, toUInt64(0) AS documents, toUInt64(1) AS rows FROM stored_changes"
echo '{"id":"f","date":"2022-06-03","text":"Kenya thanked Ghana."}' >three.jsonl
"$demarche" code --db "$address" three.jsonl 2>err
"$demarche" changes "$address" --since 51 --json >out 2>err
[ "$(grep -c '"what":"added"' out)" = 1 ] && [ "$("$demarche" changes "$address" --json 2>err | grep -c '"what"')" = 10 ]
told "what another wrote meanwhile hides nothing" $?

# The same, and we are killed before our rows get numbers above these.
kill_at() { # kill_at ORDER FILE: a load of FILE, killed when the server has carried out the order
    python3 "$root/test/cli/clickhouse_proxy.py" "$work" "$port" "$1" &
    proxy=$!
    until [ -e proxy.port ]; do sleep 0.05; done
    "$demarche" code --db "clickhouse://127.0.0.1:$(cat proxy.port)/news" "$2" >/dev/null 2>&1 &
    loader=$!
    until [ -e proxy.done ] || ! kill -0 $loader 2>/dev/null; do sleep 0.05; done
    [ -e proxy.done ]
    reached=$?
    kill -9 $loader $proxy
    wait $loader $proxy 2>/dev/null
    rm -f proxy.port proxy.done
    return $reached
}
added() { "$demarche" changes "$address" --since "$1" --json 2>err | grep -c '"what":"added"'; }
server_ask "INSERT INTO stored_changes VALUES (7, 0, 500, '2024-01-01T00:00:00Z', 'added', 'other', '[]', '[]', '[]')"
server_ask "DROP TABLE meanwhile"
server_ask "ALTER TABLE batches DELETE WHERE batch = 7"
until [ "$(server_ask 'SELECT count() FROM batches WHERE batch = 7')" = 0 ]; do sleep 0.1; done
server_ask "CREATE MATERIALIZED VIEW meanwhile TO batches AS SELECT toUInt64(7) AS batch, now() AS written, toUInt64(0) AS documents, toUInt64(1) AS rows FROM stored_changes"
echo '{"id":"k","date":"2022-06-03","text":"Kenya praised Chad."}' >killed.jsonl
kill_at "INSERT INTO batches" killed.jsonl && [ "$(server_ask "SELECT count() FROM documents WHERE source_id = 'k'")" = 1 ]
told "a load is killed when its batch counts, before its rows have their numbers" $?
server_ask "DROP TABLE meanwhile"
[ "$(added 501)" = 1 ] && [ "$(added 1000)" = 1 ]
told "who has gone past them is told all the same" $?
echo '{"id":"l","date":"2022-06-03","text":"Kenya praised Mali."}' >next.jsonl
"$demarche" code --db "$address" next.jsonl 2>err
[ "$(added 501)" = 2 ] && [ "$(added 502)" = 1 ] && [ "$(added 503)" = 0 ]
told "the next load gives them numbers above all" $?
[ "$(server_ask "SELECT count() FROM (SELECT batch FROM batches GROUP BY batch HAVING max(toUInt32(written)) = 0)")" = 0 ]
told "and no batch is left that has not got them" $?
server_ask "ALTER TABLE stored_changes DELETE WHERE batch = 7"
server_ask "ALTER TABLE batches DELETE WHERE batch = 7"

# --- how it is cited

database_news() {
    rm -f news.db*
    server_ask 'DROP DATABASE news' default
    server_ask 'CREATE DATABASE news' default
}
database_news
both code two.jsonl
for form in "" --json --bibtex; do same "cite $form" cite $form; done

# --- events as other projects list them

cat >attacks.jsonl <<'JSON'
{"id":"g","date":"2024-05-02","outlet":"Herald","text":"Rebels attacked a village in Mali on Wednesday and killed 12 civilians and wounded 30."}
{"id":"h","date":"2024-05-03","outlet":"Wire; or not","text":"Rebels attacked a village in Mali on Wednesday and killed 14 civilians."}
{"id":"i","date":"2024-05-03","text":"Protesters rallied in Lima on Thursday. Russian forces shelled Kharkiv, Ukraine, on Thursday, killing at least three people. Ukraine and Russia clashed in 2023."}
{"id":"j","text":"Police in Kenya and Ghana arrested two opposition leaders. Rebels attacked a village in Chad."}
JSON
both code attacks.jsonl
for list in acled ucdp; do
    same "panel --list $list" panel --list $list
    same "panel --list $list of mentions" panel --list $list --mentions --json --include planned
    same "panel --list $list of some days" panel --list $list --since 2024-05-02 --until 2024-05-02
done
"$demarche" panel "$address" --list ucdp --mentions >out 2>err
[ "$(wc -l <out)" -gt 2 ]
told "with events that have dead" $?

# --- documents that are removed

source_of() { sqlite3 news.db "SELECT id FROM documents WHERE source_id = '$1'"; }
gone=$(source_of a)
same "forget --dry-run" forget --dry-run --json a b nobody
same "what it leaves" coverage --json
forget() {
    for db in news.db "$address"; do
        "$demarche" forget "$db" "$@" --json >out 2>err
        echo "code $?" >>out
        cat out err | sed "s|$address|news.db|g" >"out.${db%%:*}"
    done
    cmp -s out.news.db out.clickhouse && grep -q removed out.clickhouse
}
forget https://herald.example/a "$(source_of g)" nobody
told "forget: the same" $?
same "forget is noted" changes --since 1 --json
grep -q "\"what\":\"deleted\",\"document\":\"$gone\".*\"deleted\":\[\"" out.clickhouse
told "with the ids of the events" $?
for db in news.db "$address"; do "$demarche" dump "$db" >"dump.${db%%:*}"; done
cmp -s dump.news.db dump.clickhouse
told "what is left: the same dump" $?
same "what is left is sound" verify
[ "$(for t in documents; do server_ask "SELECT count() FROM stored_$t WHERE id = '$gone'"; done; for t in sentences events event_actors mentions links facts dyads event_cards document_sketches records versions; do server_ask "SELECT count() FROM stored_$t WHERE document = '$gone'"; done | sort -u)" = "0
0" ]
told "nothing of it is left in a table of the server" $?
both code two.jsonl
same "it comes back when its file is read again" changes --since 8 --json
grep -q "\"what\":\"added\",\"document\":\"$gone\"" out.clickhouse
told "as added" $?
same "and all is sound" verify

# --- whether it is sound

same "verify" verify
grep -q sound out.clickhouse
told "it is sound" $?
# changed TABLE SET WHERE, gone TABLE WHERE: in both
changed() {
    sqlite3 news.db "PRAGMA foreign_keys = OFF; UPDATE $1 SET $2 WHERE $3"
    server_ask "ALTER TABLE stored_$1 UPDATE $2 WHERE $3"
}
gone() {
    sqlite3 news.db "PRAGMA foreign_keys = OFF; DELETE FROM $1 WHERE $2"
    server_ask "ALTER TABLE stored_$1 DELETE WHERE $2"
}
done_all() {
    until [ "$(server_ask 'SELECT count() FROM system.mutations WHERE is_done = 0')" = 0 ]; do sleep 0.1; done
}
one() { sqlite3 news.db "SELECT id FROM events WHERE type = '$1' ORDER BY id LIMIT 1"; }
assault=$(one ASSAULT)
consult=$(one CONSULT)
reject=$(one ACCUSE)
agree=$(one AGREE)
[ "$assault" ] && [ "$consult" ] && [ "$reject" ] && [ "$agree" ]
told "there is what can be broken" $?
document=$(sqlite3 news.db "SELECT id FROM documents WHERE source_id = 'a'")
other=$(sqlite3 news.db "SELECT id FROM documents WHERE source_id = 'b'")
changed events "rule = 'gone', confidence = 7, status = 'maybe', date_value = '2024-99-99'" "id = '$assault'"
changed events "trigger_text = '', quad = 9, text = 'other words'" "id = '$consult'"
changed events "background = 2, sentence = 77, trigger_span_end = 9999" "id = '$reject'"
changed documents "run = 'nothing', content_hash = '00'" "id = '$document'"
changed facts "fact = '{'" "document = '$other'"
changed event_actors "country = 'XXX', span_end = 9999" "event = '$agree' AND position = 0"
done_all
same "a database that is broken" verify --json
[ "$(wc -l <out.clickhouse)" -gt 12 ] && for kind in reference value text evidence span rule fact dyads; do
    grep -q "\"kind\":\"$kind\"" out.clickhouse || { echo "# no $kind"; false; break; }
done
told "with faults of many kinds" $?
gone sentences "document = '$other' AND sentence = 0"
gone event_cards "event = '$agree'"
gone document_sketches "document = '$document'"
gone dyads "event = '$agree'"
gone event_recipients "event = '$agree' AND position = 0"
gone mentions "document = '$other' AND mention = 0"
gone changes "document = '$document'"
done_all
sqlite3 news.db "INSERT INTO versions VALUES('gone', 'x'); INSERT INTO changes(at, what, document, added, corrected, removed) VALUES('2026-11-01T00:00:00Z', 'deleted', '$other', '[]', '[]', '[]'), ('2026-11-01T00:00:00Z', 'moved', 'none', 'x', '[]', '[]'); INSERT INTO loading VALUES('dump')"
server_ask "INSERT INTO stored_versions (document, content_hash, batch) VALUES ('gone', 'x', 1)"
server_ask "INSERT INTO stored_changes SELECT max(batch), 1000, max(number) + 1, '2026-11-01T00:00:00Z', 'deleted', '$other', '[]', '[]', '[]' FROM stored_changes"
server_ask "INSERT INTO stored_changes SELECT max(batch), 1001, max(number) + 1, '2026-11-01T00:00:00Z', 'moved', 'none', 'x', '[]', '[]' FROM stored_changes"
server_ask "INSERT INTO stored_loading SELECT 1 + max(load), 'dump', 0, 1 + max(batch) FROM stored_loading"
same "one of which much is missing" verify --json
for kind in card dyads log reference unfinished; do
    grep -q "\"kind\":\"$kind\"" out.clickhouse || { echo "# no $kind"; false; break; }
done
told "which is told" $?
server_ask "INSERT INTO batches (batch, written, documents, rows) VALUES (3, now(), 1, 1)"
columns=$(server_ask "SELECT arrayStringConcat(groupArray(name), ', ') FROM system.columns WHERE database = 'news' AND table = 'stored_documents' AND name <> 'batch'")
server_ask "INSERT INTO stored_documents ($columns, batch) SELECT $columns, 3 FROM stored_documents WHERE id = '$other'"
"$demarche" verify "$address" --json >out 2>err
grep -q "\"id\":\"$other\",\"what\":\"the document is there 2 times\"" out
told "a document that counts twice" $?
# As of a program that was killed when its batch, which has the document too, counted.
server_ask "INSERT INTO stored_documents ($columns, batch) SELECT $columns, 4 FROM stored_documents WHERE id = '$other' AND batch = 3"
server_ask "INSERT INTO batches (batch, written, documents, rows) VALUES (4, toDateTime(0), 1, 1)"
"$demarche" verify "$address" --json >out 2>err
grep -q "\"id\":\"$other\",\"what\":\"the document is there 3 times\"" out
told "three times, as a killed program leaves it" $?
server_ask "INSERT INTO stored_loading SELECT max(load), 'ended', 1, 1 + max(batch) FROM stored_loading"
echo '{"id":"other","date":"2022-06-03","text":"Kenya praised Togo."}' >other.jsonl
"$demarche" code --db "$address" other.jsonl 2>err
"$demarche" verify "$address" --json >out 2>err
! grep -q 'the document is there' out && [ "$(server_ask "SELECT count() FROM documents WHERE id = '$other'")" = 1 ]
told "and the next load puts right" $?
server_ask "DROP TABLE v_happened"
"$demarche" verify "$address" >out 2>err
[ $? = 1 ] && grep -q 'view v_happened is not there' out
told "a view that is missing" $?
database_news
both code two.jsonl

# --- tables of version 7, which had no log

server_ask "DROP TABLE changes"
server_ask "DROP TABLE stored_changes"
server_ask "ALTER TABLE demarche_schema DELETE WHERE version > 7"
server_ask "INSERT INTO demarche_schema VALUES (7)"
until [ "$(server_ask 'SELECT max(version) FROM demarche_schema')" = 7 ]; do sleep 0.1; done
"$demarche" changes "$address" >out 2>err
[ $? = 4 ] && grep -q 'brought forward when it is written to' err
told "tables of version 7 are refused until something is written" $?
"$demarche" code --db "$address" one.jsonl 2>err
[ "$(server_ask 'SELECT max(version) FROM demarche_schema')" = 9 ] && "$demarche" changes "$address" --json >out 2>err &&
    [ "$(grep -c '"what":"replaced"' out)" = 3 ] && grep -q 'the log begins at' err
told "and brought forward then: the log begins" $?
server_ask "ALTER TABLE demarche_schema DELETE WHERE version > 7"
server_ask "INSERT INTO demarche_schema VALUES (8)"
until [ "$(server_ask 'SELECT max(version) FROM demarche_schema')" = 8 ]; do sleep 0.1; done
"$demarche" code --db "$address" one.jsonl 2>err
[ "$(server_ask 'SELECT max(version) FROM demarche_schema')" = 9 ] &&
    "$demarche" changes "$address" --json >after 2>err && head -n "$(wc -l <out)" after | cmp - out
told "tables of version 8, too: their log goes on" $?
finish
