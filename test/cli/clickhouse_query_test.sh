#!/bin/sh
# What is asked of ClickHouse is answered as a file answers it, byte for byte: exports, queries, panels, merged events,
# reasons. Documents are replaced and loads were killed before, so that rows lie there that must not be seen. Speaks TAP.
. "$(dirname "$0")/program.sh"
. "$root/test/cli/clickhouse.sh"
server_there || { echo "1..0 # SKIP ClickHouse's server is not installed (Debian: clickhouse-server clickhouse-client)"; exit 0; }
command -v python3 >/dev/null || { echo "1..0 # SKIP python3, which writes the documents, is not installed"; exit 0; }
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
}
server_start || { echo "1..0 # SKIP ClickHouse's server does not start here"; exit 0; }
trap 'server_stop KILL; rm -rf "$work"' EXIT

# same NAME COMMAND...: @DB is the database; both print the same, and something, and end alike
same() {
    name=$1
    shift
    for side in file server; do
        where=news.db
        [ $side = server ] && where=$address
        for word in "$@"; do
            shift
            [ "$word" = @DB ] && word=$where
            set -- "$@" "$word"
        done
        rm -rf $side.out
        "$demarche" "$@" >$side.out 2>$side.err
        echo $? >$side.code
        for word in "$@"; do
            shift
            [ "$word" = "$where" ] && word=@DB
            set -- "$@" "$word"
        done
    done
    cmp -s file.out server.out && [ -s file.out ] && cmp -s file.code server.code
    good=$?
    [ $good = 0 ] || { diff file.out server.out | head -5; cat file.err server.err; } | cut -c1-300 | sed 's/^/# /'
    told "$name" $good
}

python3 "$root/test/cli/store_news.py" >news.jsonl
sed 's/Peru/Bolivia/; s/killed/wounded/' news.jsonl | head -100 >first.jsonl # replaced below
for db in news.db "$address"; do
    for file in first.jsonl news.jsonl; do
        "$demarche" code --db "$db" $file 2>err || { sed 's/^/# /' err; cat err >&2; }
    done
done
grep -q 'replaced' err && [ "$(server_ask 'SELECT count() > (SELECT count() FROM events) FROM stored_events')" = 1 ]
told "documents are there, and what was replaced" $?

# --- exports
for format in jsonl plover csv tsv excel parquet polecat icews gdelt1 gdelt1-57 gdelt2 gdelt2-mentions phoenix spacy graphml; do
    same "export $format" export $format --db @DB
done
for format in icews gdelt2 gdelt2-mentions graphml; do
    same "export $format --all" export $format --all --db @DB
done
for format in jsonl csv gdelt2 gdelt2-mentions spacy graphml; do
    same "export $format --where" export $format --db @DB --where 'type:CONSULT,AGREE,SANCTION OR talks'
done
same "export graphml --by event" export graphml --by event --db @DB
same "export csv --redact" export csv --redact --db @DB
for db in news.db "$address"; do "$demarche" export brat --db "$db" -o "brat.${db%%:*}" 2>err; done
diff -r brat.news.db brat.clickhouse >diff.out && [ "$(find brat.clickhouse -name '*.ann' | wc -l)" = 240 ]
told "export brat" $?
mkfifo pipe
"$demarche" export jsonl --db "$address" >pipe 2>err &
exporting=$!
exec 3<pipe
head -c 1 <&3 >/dev/null # it has begun, and waits as the pipe is full
echo '{"id":"later","date":"2024-01-01","text":"France condemned Mali."}' | "$demarche" code --db "$address" - 2>later.err
cat <&3 >/dev/null
exec 3<&-
wait $exporting
[ $? = 4 ] && grep -q 'others wrote to the database meanwhile; export it again when they are done' err
told "an export during which others write fails" $?
echo '{"id":"later","date":"2024-01-01","text":"France condemned Mali."}' | "$demarche" code --db news.db - 2>err

# --- queries
while IFS= read -r query; do
    same "query $query" query @DB "$query" --json
    same "query --count $query" query @DB "$query" --count --json
done <<'EOF'
happened:any
happened:no
status:planned
claim:denied
polarity:negated happened:any
source:FRA
target:CHL -background:yes
actor:Chile
source:PER target:CHL
source:RUS,IRN target:UKR,SYR since:2022
dyad:CHL-PER
dyad:TUR-GRC,PER-CHL cameo:11
source:TURGOV OR target:MIL
type:AGREE,REJECT
-type:AGREE -source:PER
type:AGREE OR (quad:3 -source:FRA)
score<-3
-score<-3 -country:UKR
confidence:0.2..0.9999999999999999
mode:disapprove OR -mode:meet
context:military
since:2023-05-20 until:2024-02
date:2023-W17 OR date:2023-04-24
date:2024-W01..2024-W20
published:2022-05-03..2023-W05
-published-since:2023
place:"gaza"
country:SYR OR place:z*
says:GOV,MLI happened:any
-says:Reuters
item:drone* OR item:frigate
amount>349999999.9
-amount:350e6
outlet:WIRE
outlet:"o'brien \ sons",=daily
-outlet:w*
document:d5,"https://wire.example/7?a=1&b='7'"
-document:d5
rule:agree-* OR rule:sanction-*
killing
"zurich cafe" OR "border talk"
-ambassador -talks
text:frigates,valley,tank
"border arrest" OR "suspends border"
outlet:"x' OR 1=1 --" OR type:AID
EOF
for query in '' 'source:PER target:CHL' 'happened:any talks' '-actor:CHL'; do
    for group in year month day quad type source target dyad outlet country; do
        same "query --group-by $group $query" query @DB "$query" --group-by $group --json
    done
done
for order in date -date confidence; do
    same "query --sort $order" query @DB 'happened:any' --sort $order --limit 50 --json
    after=$(tail -1 file.out | sed 's/.*"id":"\([0-9a-f]*\)","document".*/\1/')
    same "query --sort $order --after" query @DB 'happened:any' --sort $order --after "$after" --json
done
after=$("$demarche" query news.db happened:any --json 2>err | tail -9 | sed -n '1s/.*"id":"\([0-9a-f]*\)","document".*/\1/p')
same "query --after one without a date" query @DB happened:any --after "$after" --json
"$demarche" query "$address" --after nothing 2>err
[ $? = 2 ] && grep -q 'there is no event of this id' err
told "query --after an event that is not there" $?
same "query --csv" query @DB 'type:ASSAULT' --csv

# --- panels, merged events, reasons
same panel panel @DB
same "panel --unit actor --counts type" panel @DB --unit actor --counts type --json
same "panel --unit place" panel @DB --unit place --by year
same "panel --mentions --undirected" panel @DB --mentions --undirected
same "panel --include all --by week" panel @DB --include all --by week --since 2022 --until 2024 --actors PER,CHL,FRA,MLI,TUR,GRC
same "panel --mentions --unit actor --include all" panel @DB --mentions --unit actor --include all
same "panel --list transfers" panel @DB --list transfers
same "panel --list ucdp" panel @DB --list ucdp
same compare compare @DB "$root/test/cli/panels/gdelt1.csv" --csv
same plot plot PER CHL --db @DB
same "merge --json" merge --json --db @DB
same "merge --csv" merge --csv --db @DB
ids=$(sqlite3 news.db "SELECT DISTINCT to_event FROM links WHERE kind NOT IN ('same', 'part') ORDER BY 1 LIMIT 4")
for id in $ids; do
    same "why $id" why "$id" --db @DB
done
[ -n "$ids" ] && same "why of a beginning" why "$(echo "$id" | cut -c1-7)" --db @DB
for ledger in channels transfers redlines positions; do same "ledger $ledger" ledger $ledger --json --db @DB; done
same status status PER CHL --json --db @DB

# And all of it in a database that is empty.
database=clickhouse://127.0.0.1:$port/empty
server_ask 'CREATE DATABASE empty' default
: >nothing.jsonl
"$demarche" code --db empty.db nothing.jsonl 2>err
"$demarche" code --db "$database" nothing.jsonl 2>err
good=0
for command in 'export csv --db' 'export gdelt2-mentions --db' 'export graphml --db' 'merge --csv --db' 'query' 'query --count --json' 'panel'; do
    "$demarche" $command empty.db >file.out 2>err || true
    "$demarche" $command "$database" >server.out 2>err
    cmp -s file.out server.out || { good=1; echo "# $command"; sed 's/^/# /' err; }
done
told "of nothing the same" $good
finish
