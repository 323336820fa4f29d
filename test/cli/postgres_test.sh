#!/bin/sh
# A server keeps what a file keeps: the same rows, the same answers, byte for byte; two writers at once,
# and a server that goes away in the middle, lose nothing and double nothing. Speaks TAP.
. "$(dirname "$0")/program.sh"
. "$root/test/cli/postgres.sh"
server_there || { echo "1..0 # SKIP PostgreSQL's server is not installed (Debian: postgresql)"; exit 0; }
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
}
server_start || { echo "1..0 # SKIP PostgreSQL's server does not start here"; exit 0; }
trap 'server_stop immediate; rm -rf "$work"' EXIT
n=0
while [ $n -lt 60 ]; do
    n=$((n + 1))
    echo "{\"id\":\"d$n\",\"date\":\"2024-05-$((n % 28 + 1))\",\"outlet\":\"Wire $((n % 3))\",\"title\":\"Day $n\",\"text\":\"France condemned Mali on Monday because Mali had expelled its ambassador. Norway approved the sale of $n frigates to Chile for \$$n million. Peru and Chile suspended border talks over the arrest of $n soldiers. Peru rejects the annexation of the valley by Chile.\"}"
done >news.jsonl
echo '{"id":"x","text":' >>news.jsonl
"$demarche" code --db news.db news.jsonl 2>err
"$demarche" code --db "$address" news.jsonl 2>err
[ $? = 1 ] && grep -q '60 added' err
told "documents are stored, and the line that is none is told" $?
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
same merge "$demarche" merge --json --db
same status "$demarche" status PER CHL --json --db
id=$("$demarche" merge --json --db news.db | sed -n '1s/.*"mentions":\[{"id":"\([0-9a-f]*\)".*/\1/p')
same why "$demarche" why "$id" --json --db
same coverage "$demarche" coverage --json
for format in jsonl csv polecat icews gdelt2 gdelt2-mentions spacy graphml; do same "export $format" "$demarche" export $format --db; done
for format in jsonl csv gdelt2 gdelt2-mentions spacy graphml; do
    same "export $format --where" "$demarche" export $format --where 'type:CONSULT,AGREE,SANCTION OR talks' --db
done
same problems "$demarche" problems --json
same panel "$demarche" panel --by week --counts type
same "panel of places, mentions" "$demarche" panel --unit place --mentions --include all
same "panel list" "$demarche" panel --list transfers
serve() { "$demarche" serve "$2" --get "$1"; }
for view in /overview '/search.csv?q=source:FRA' '/groups?by=month' /dyad/PER/CHL /channels /transfers /network; do
    case $view in *.csv*) ;; *\?*) view=$(echo "$view" | sed 's/?/.json?/') ;; *) view=$view.json ;; esac
    same "serve $view" serve "$view"
done
same plot "$demarche" plot PER CHL --by month --db
grep -q 'channel *border suspended' server.out
told "with the changes of their channel" $?
same "panel list of events" "$demarche" panel --list acled --mentions
"$demarche" code --db "$address" news.jsonl 2>err
grep -q '0 added, 0 replaced, 60 unchanged' err
told "the same again changes nothing" $?
echo news.jsonl | "$demarche" code --db "$address" --files-from - 2>err
grep -q '0 added, 0 replaced, 60 unchanged' err
told "the same again, of names through a pipe" $?
for text in 'France thanked Mali.' 'France condemned Mali.'; do
    echo "{\"id\":\"versions\",\"date\":\"2024-05-01\",\"title\":\"Versions\",\"text\":\"$text\"}"
done >versions.jsonl
"$demarche" code --db "$address" versions.jsonl 2>err && "$demarche" code --db "$address" versions.jsonl 2>err2
grep -q '1 added, 1 replaced' err && grep -q '0 added, 0 replaced, 2 unchanged' err2
told "a document in two versions, loaded again: none is written over the other" $?
"$demarche" forget "$address" "$("$demarche" sql --csv "$address" "SELECT id FROM documents WHERE source_id = 'versions'" | tail -n 1 | tr -d '\r')" >/dev/null
"$demarche" code --db "$address" --resume news.jsonl 2>err
grep -q '1 file.* passed over\|passed over' err || grep -q '0 added, 0 replaced, 0 unchanged' err
told "--resume passes over what is there" $?

# What others see: the tables' own words.
[ "$(server_ask "SELECT count(*) FROM v_happened WHERE actors = 'FRA'")" = "$(sqlite3 news.db "SELECT count(*) FROM v_happened WHERE actors = 'FRA'")" ]
told "views answer alike" $?
[ "$(server_ask "SELECT count(*) FROM documents WHERE to_tsvector('english', coalesce(title, '') || ' ' || text) @@ websearch_to_tsquery('english', 'suspending talks')")" = 60 ]
told "words are found" $?
[ "$(server_ask "SELECT string_agg(text, '|' ORDER BY sentence) FROM v_sentences WHERE document = (SELECT id FROM documents WHERE title = 'Day 7')")" = \
    "$(sqlite3 news.db "SELECT group_concat(text, '|') FROM (SELECT text FROM v_sentences WHERE document = (SELECT id FROM documents WHERE title = 'Day 7') ORDER BY sentence)")" ]
told "sentences are cut at the same bytes" $?

# Two at once, over documents that both have; then the server goes in the middle.
"$bin/createdb" -h 127.0.0.1 -p $port -U demarche twice
twice=postgresql://demarche@127.0.0.1:$port/twice
"$demarche" code --db "$twice" news.jsonl 2>err1 &
"$demarche" code --db "$twice" news.jsonl 2>err2 &
wait
# Numbers are given as rows come.
rows() {
    for t in documents sentences mentions mention_actors events event_actors event_recipients links facts dyads records versions; do
        "$bin/psql" -At -c "SELECT '$t', count(*), md5(coalesce(string_agg((to_jsonb(t) - 'number')::text, '' ORDER BY (to_jsonb(t) - 'number')::text), '')) FROM $t t" "$1"
    done
}
rows "$address" >one
rows "$twice" >two
cmp -s one two
good=$?
[ $good = 0 ] || { diff one two; cat err1 err2; } | head -20 | sed 's/^/# /'
told "two writers at once leave what one leaves" $good

"$bin/createdb" -h 127.0.0.1 -p $port -U demarche dropped
dropped=postgresql://demarche@127.0.0.1:$port/dropped
head -60 news.jsonl | tail -n +1 >slow.jsonl
mkfifo pipe
"$demarche" code --db "$dropped" pipe 2>err &
loader=$!
{
    head -20 slow.jsonl
    sleep 1
    server_stop immediate
    sed -n 21,30p slow.jsonl
    sleep 1
    server_start
    tail -n +31 slow.jsonl
} >pipe
wait $loader
good=$?
[ $good = 0 ] && grep -q '60 added' err || { sed 's/^/# /' err; good=1; }
told "a server that goes and comes is waited for" $good
for t in documents events mentions facts; do
    [ "$("$bin/psql" -At -c "SELECT count(*) FROM $t" "$dropped")" = "$("$bin/psql" -At -c "SELECT count(*) FROM $t" "$address")" ] || good=1
done
told "and nothing is lost or doubled" $good

# It goes between two inputs, and behind the last; with a word of goodbye.
for more in "--resume more.jsonl" ""; do
    "$bin/createdb" -h 127.0.0.1 -p $port -U demarche "between${#more}"
    between=postgresql://demarche@127.0.0.1:$port/between${#more}
    sed 's/"id":"d/"id":"more/' slow.jsonl | head -5 >more.jsonl
    "$demarche" code --db "$between" pipe $more 2>err &
    loader=$!
    {
        head -20 slow.jsonl
        sleep 1
        server_stop
    } >pipe
    sleep 1
    server_start
    wait $loader
    good=$?
    [ $good = 0 ] && grep -q "$([ "$more" ] && echo 25 || echo 20) added" err || { sed 's/^/# /' err; good=1; }
    told "a server that goes between two inputs is waited for (${more:-the end})" $good
done

# Another load begins at the same moment.
(echo "BEGIN; UPDATE inputs SET records = 0;"; sleep 3; echo "COMMIT;") | "$bin/psql" -q "$twice" &
sleep 1
"$demarche" code --db "$twice" more.jsonl news.jsonl 2>err
good=$?
wait
[ $good -lt 2 ] && grep -q '5 added' err || { sed 's/^/# /' err; false; }
told "two loads that begin at once both go on" $?

# One of two loads is killed while the other ends.
mkfifo late
"$demarche" code --db "$twice" late more.jsonl news.jsonl 2>err &
loader=$!
exec 3>late
sleep 1
is_whole() { "$bin/psql" -At -c "SELECT string_agg(regexp_replace(path, '.*/', ''), ' ' ORDER BY path) FROM inputs WHERE whole" "$twice"; }
"$demarche" code --db "$twice" more.jsonl 2>err2
kill -9 $loader
exec 3>&-
wait $loader 2>/dev/null
[ "$(is_whole)" = more.jsonl ] && "$demarche" code --db "$twice" --resume more.jsonl news.jsonl 2>err || [ $? = 1 ]
grep -q 'there already: 1 file$' err && grep -q ' 60 unchanged' err || { is_whole; sed 's/^/# /' err err2; false; }
told "one of two loads killed, then --resume: what it had not read again is read" $?

# Tables of version 7: views that were wrong, which others hang on.
views() { "$bin/psql" -At -c "SELECT pg_get_viewdef('v_dyad_months'::regclass), pg_get_viewdef('v_type_months'::regclass)" "$twice"; }
views >views.now
{
    "$demarche" schema postgresql | grep 'VIEW v_[a-z]*_months' | sed "s/CREATE VIEW/CREATE OR REPLACE VIEW/; s/substr(date, 5, 1) = '-'/length(date) >= 7/"
    echo "CREATE VIEW mine AS SELECT * FROM v_type_months; UPDATE demarche_schema SET version = 7;"
} >older.sql
"$bin/psql" -q "$twice" <older.sql
views >views.older
"$demarche" code --db "$twice" more.jsonl 2>err || sed 's/^/# /' err
[ "$("$bin/psql" -At -c "SELECT version, (SELECT min(month) FROM mine) FROM demarche_schema" "$twice")" = "9|2024-05" ] &&
    grep -q 'length(' views.older && views | cmp - views.now
told "tables of version 7 are brought forward, with their views" $?

"$demarche" code --db postgresql://demarche:secret@127.0.0.1:$port/nowhere news.jsonl 2>err
[ $? = 4 ] && grep -q 'nowhere' err && ! grep -q secret err
told "a database that is not there is told, without the password" $?
"$demarche" code --db postgresql://demarche@127.0.0.1:1/news news.jsonl 2>err
[ $? = 4 ] && grep -qi 'refused' err
told "nor is a server" $?
"$bin/createdb" -h 127.0.0.1 -p $port -U demarche other
"$bin/psql" -q -c 'CREATE TABLE mine (x int)' postgresql://demarche@127.0.0.1:$port/other
"$demarche" code --db postgresql://demarche@127.0.0.1:$port/other news.jsonl 2>err
[ $? = 4 ] && grep -q 'another program' err
told "somebody else's database is not written to" $?
finish
