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

# What must be escaped, events that several texts tell, denied, planned, negated and reported ones, weeks, months and no
# day at all, sums, items, the dead and injured, reasons.
python3 - >news.jsonl <<'PY'
import json
TEXTS = [
    "Norway approved the sale of 12 frigates to Chile for $350 million on Thursday. Peru rejects the annexation of the valley by Chile.",
    "Iranian soldiers killed three people in Aleppo on Monday. U.N. officials met Hamas in Gaza in April 2024.",
    "Peru and Chile suspended border talks over the arrest of two soldiers. Peru did not meet Chile on Friday.",
    "Norway has approved the sale of 12 frigates to Chile for $350 million, officials said. France may condemn Mali.",
    "Yemeni police arrested the Saudi ambassador in Sanaa last week. The Zürich café was bombed by rebels on 30 May 2024, wounding four people.",
    'France condemned Mali because Mali had "expelled" its ambassador. Mali denied that its army attacked Niger.',
    "The United States will send 31 Abrams tanks to Ukraine. Russia shelled Kharkiv in March 2023 and five people were killed.",
    "China protested in 2021. Japanese ministers visited Australia in the week of the summit; Australia and Japan signed a treaty in Tokyo.",
    "If Israel strikes, Iran would attack Israel, the Iranian president said. Turkey armed the armies of Qatar with drones.",
    "Nothing is told here.",
    "Greece accused Turkey of violating its airspace, Reuters reported. Turkish officials rejected the accusation on Tuesday.",
    "Rebels killed twelve soldiers near Goma on Sunday. The Democratic Republic of Congo accused Rwanda of arming the rebels.",
]
for n in range(240):
    record = {"id": f"d{n}", "text": TEXTS[n % len(TEXTS)] + (f" Talks {n} were held in Maastricht." if n % 3 else "")}
    if n % 11: record["date"] = f"202{2 + n % 3}-{1 + n % 12:02}-{1 + n * 7 % 28:02}"
    if n % 5: record["outlet"] = ["Wire", "=Daily", "Tab\tOutlet", "O'Brien \\ Sons", "wire"][n % 5]
    if n % 4: record["url"] = f"https://wire.example/{n}?a=1&b='{n}'"
    if n % 6: record["title"] = f"Day {n} \\ 'quoted'\t?1 \"halted\""
    print(json.dumps(record))
PY
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
finish
