#!/bin/sh
# demarche query and demarche sql: the same answers of a file and of a server, and those of SQL of our
# own over the tables; pages join to the whole; nothing is written. Speaks TAP.
. "$(dirname "$0")/program.sh"
. "$root/test/cli/postgres.sh"
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
}
n=0
while [ $n -lt 60 ]; do
    n=$((n + 1))
    echo "{\"id\":\"d$n\",\"date\":\"2024-05-$(printf %02d $((n % 28 + 1)))\",\"outlet\":\"Wire $((n % 3))\",\"title\":\"Day $n\",\"url\":\"http://wire.example/$n\",\"text\":\"France condemned Mali on Monday because Mali had expelled its ambassador. Norway approved the sale of $n frigates to Chile for \$$n million. Peru and Chile suspended border talks over the arrest of $n soldiers. Peru rejects the annexation of the valley by Chile. Peru's president denied that Chile had attacked a base in Lima. Kenya will meet Uganda in Nairobi in June 2024.\"}"
done >news.jsonl
"$demarche" code --db news.db news.jsonl 2>err || sed 's/^/# /' err
server=""
if server_there && server_start; then
    trap 'server_stop immediate; rm -rf "$work"' EXIT
    "$demarche" code --db "$address" news.jsonl 2>err && server=yes
fi

# is NAME QUERY SQL: as many events as SQL of our own counts, and the server the same
is() {
    got=$("$demarche" query news.db "$2" --count --table 2>err | sed -n '2s/^ *\([0-9]*\).*/\1/p')
    wanted=$(sqlite3 news.db "SELECT count(*) FROM events e JOIN documents d ON d.id = e.document WHERE $3")
    [ -n "$got" ] && [ "$got" = "$wanted" ] && [ "$got" -gt "${4:-0}" ]
    good=$?
    [ $good = 0 ] || { echo "# $2: $got instead of $wanted"; sed 's/^/# /' err; }
    if [ -n "$server" ]; then
        "$demarche" query news.db "$2" >file.out 2>&1
        "$demarche" query "$address" "$2" >server.out 2>&1
        cmp -s file.out server.out || { good=1; diff file.out server.out | head -4 | sed 's/^/# /'; }
    fi
    told "$1" $good
}
happened="e.status IN ('happened', 'ongoing') AND e.polarity = 'affirmed' AND e.claim <> 'denied'"
side() { echo "EXISTS (SELECT 1 FROM event_$1 p WHERE p.event = e.id AND p.code LIKE '$2%')"; }
is "what happened is the default" "" "$happened"
is "all of them" happened:any "1"
is "what did not happen" happened:no "NOT ($happened)"
is "a status of its own" status:planned "e.status = 'planned'"
is "a claim of its own" claim:denied "e.claim = 'denied'"
is "source" source:FRA "$happened AND $(side actors FRA)"
is "target" target:CHL "$happened AND $(side recipients CHL)"
is "actor" actor:Chile "$happened AND ($(side actors CHL) OR $(side recipients CHL))"
is "source and target" "source:PER target:CHL" "$happened AND $(side actors PER) AND $(side recipients CHL)"
is "a dyad in either direction" dyad:CHL-PER "$happened AND e.id IN (SELECT event FROM dyads WHERE (source, target) IN (('CHL', 'PER'), ('PER', 'CHL')))"
is "a dyad and what its table lacks" "source:PER target:CHL cameo:17" "$happened AND $(side actors PER) AND $(side recipients CHL) AND e.cameo LIKE '17%'" -1
is "types" type:AGREE,REJECT "$happened AND e.type IN ('AGREE', 'REJECT')"
is "not a type" -type:AGREE "$happened AND e.type <> 'AGREE'"
is "one or the other" "type:AGREE OR (quad:3 -source:FRA)" "$happened AND (e.type = 'AGREE' OR (e.quad = 3 AND NOT $(side actors FRA)))"
is "a score" "score<-3" "$happened AND e.score < -3"
is "no score below" "-score<-3" "$happened AND NOT coalesce(e.score < -3, 0)"
is "a range of confidence" "confidence:0.2..0.9" "$happened AND e.confidence BETWEEN 0.2 AND 0.9" -1
is "since" "since:2024-05-20" "$happened AND e.date_value >= '2024-05-20'"
is "a month" "date:2024-05" "$happened AND e.date_value LIKE '2024-05%'"
is "until" "until:2024-05-02" "$happened AND e.date_value < '2024-05-03'"
is "a week" "date:2024-W20" "$happened AND e.date_value BETWEEN '2024-05-13' AND '2024-05-19'"
is "published" "published:2024-05-03..2024-05-05" "$happened AND d.published_value BETWEEN '2024-05-03' AND '2024-05-05'"
is "a place" "place:lima happened:any" "lower(e.place_name) = 'lima'"
is "its country" "country:KEN happened:any" "e.place_country = 'KEN'"
is "background" background:yes "$happened AND e.background"
is "who says so" "says:PER happened:any" "EXISTS (SELECT 1 FROM event_attribution s WHERE s.event = e.id AND s.code LIKE 'PER%')"
is "an item" item:frigate "$happened AND EXISTS (SELECT 1 FROM event_items i WHERE i.event = e.id AND 'frigate' IN (i.category, i.designation))" -1
is "money" "amount>30000000" "$happened AND EXISTS (SELECT 1 FROM event_amounts a WHERE a.event = e.id AND a.kind = 'money' AND a.value > 30000000)"
is "an outlet" "outlet:\"wire 2\"" "$happened AND d.outlet = 'Wire 2'"
is "outlets by their beginning" "outlet:WIRE*" "$happened AND d.outlet LIKE 'Wire%'"
is "a document by its URL" 'document:"http://wire.example/7"' "$happened AND d.title = 'Day 7'"
is "rules by their beginning" "rule:agree-*" "$happened AND e.rule LIKE 'agree-%'"
is "a word, by its stem" suspending "$happened AND e.text LIKE '%suspended%'"
is "a phrase" '"border talk"' "$happened AND e.text LIKE '%border talks%'"
is "a phrase whose words stand apart" '"border arrest"' "0" -1
is "not a word" "-ambassador" "$happened AND e.text NOT LIKE '%ambassador%'"
is "words of several" "text:frigates,valley" "$happened AND (e.text LIKE '%frigates%' OR e.text LIKE '%valley%')"
is "what SQL would be" "outlet:\"x' OR 1=1 --\"" "0" -1

# same NAME WORDS...: both databases print the same, and something
same() {
    name=$1
    shift
    "$demarche" query news.db "$@" >file.out 2>file.err
    good=$?
    [ -s file.out ] || good=1
    if [ -n "$server" ]; then
        "$demarche" query "$address" "$@" >server.out 2>server.err
        cmp -s file.out server.out && cmp -s file.err server.err || { good=1; diff file.out server.out | head -4 | sed 's/^/# /'; }
    fi
    told "$name" $good
}
for g in year month day quad type source target dyad outlet country; do same "groups by $g" happened:any --group-by $g --csv; done
same "a series of a dyad" "source:PER target:CHL" --group-by month
same "a series of both directions" "dyad:PER-CHL" --group-by month
# Who meets acts on each other: such an event counts once in both directions together.
/usr/bin/python3 - "$demarche" <<'END'
import csv, sqlite3, subprocess, sys
def months(query):
    out = subprocess.run([sys.argv[1], "query", "news.db", query, "--group-by", "month", "--csv"], capture_output=True, text=True).stdout
    return {r["month"]: int(r["events"]) for r in csv.DictReader(out.splitlines())}
truth = dict(sqlite3.connect("news.db").execute("SELECT substr(date, 1, 7), count(DISTINCT event) FROM dyads"
    " WHERE happened AND ((source = 'PER' AND target = 'CHL') OR (source = 'CHL' AND target = 'PER')) GROUP BY 1"))
both = months("dyad:CHL-PER")
one, other = months("source:PER target:CHL"), months("source:CHL target:PER")
assert both == truth and both, (both, truth)
assert sum(both.values()) < sum(one.values()) + sum(other.values())
apart = months("dyad:MLI-FRA")
assert sum(apart.values()) == sum(months("source:MLI target:FRA").values()) + sum(months("source:FRA target:MLI").values()) and apart == months("dyad:FRA-MLI")
END
told "what is in both directions counts once" $?
same "newest first" "quad:3,4" --sort -date --limit 7 --csv
same "surest first" happened:any --sort confidence --limit 7 --table
same "a count" "" --count

# Pages, however they are sorted, are the whole.
for order in date -date confidence; do
    "$demarche" query news.db happened:any --sort $order --csv 2>/dev/null | cut -d, -f1 | tail -n +2 >whole
    after="" more=yes
    : >pages
    while [ -n "$more" ]; do
        "$demarche" query news.db happened:any --sort $order --limit 77 ${after:+--after $after} --csv 2>err | cut -d, -f1 | tail -n +2 >page
        cat page >>pages
        after=$(tail -1 page)
        more=$(sed -n 's/.*more events*; go on with --after //p' err)
        [ -z "$more" ] || [ "$more" = "$after" ] || break
    done
    cmp -s whole pages && [ "$(wc -l <whole)" = "$(sort -u whole | wc -l)" ] && [ "$(wc -l <whole)" -gt 300 ]
    told "pages by $order are the whole" $?
done
[ "$("$demarche" query news.db --count --json | sed 's/.*"events":\([0-9]*\).*/\1/')" = "$("$demarche" query news.db 2>/dev/null | wc -l)" ]
told "as many are listed as are counted" $?

# Read by somebody else.
"$demarche" query news.db happened:any --csv >events.csv
"$demarche" query news.db happened:any --json >events.jsonl
/usr/bin/python3 - <<'END'
import csv, json, sqlite3
rows = list(csv.DictReader(open("events.csv", newline="")))
records = [json.loads(line) for line in open("events.jsonl")]
db = sqlite3.connect("news.db")
db.row_factory = sqlite3.Row
view = {r["id"]: r for r in db.execute("SELECT * FROM v_events")}
assert len(rows) == len(records) == len(view) > 300
for row, record in zip(rows, records):
    v = view[record["id"]]
    assert row["id"] == record["id"]
    for k in ("document", "title", "url", "outlet", "published", "date", "type", "mode", "cameo", "status", "polarity", "claim", "trigger_text", "rule", "text"):
        assert record[k] == v[k] and row[k] == (v[k] or ""), (k, record[k], v[k], row[k])
    for k in ("quad", "score", "confidence"):
        assert record[k] == v[k], (k, record[k], v[k])
        assert row[k] == "" if v[k] is None else float(row[k]) == v[k]
    for k in ("background", "happened"):
        assert record[k] is bool(v[k]) and row[k] == str(bool(v[k])).lower()
    for k in ("actors", "recipients"):
        assert ";".join(x["code"] for x in record[k]) == (v[k] or "") == row[k]
    assert ";".join(record["contexts"]) == row["contexts"]
END
told "CSV and JSON hold what v_events has" $?

# Mistakes: code 2, a message, the query and the place.
"$demarche" query news.db 'source:PER typ:AGREE' >out 2>err
[ $? = 2 ] && [ ! -s out ] && grep -q "did you mean 'type'" err && grep -q '^    source:PER typ:AGREE$' err && grep -q '^               ^$' err
told "a wrong query is shown with its place" $?
for wrong in --after=nosuch --limit=0 --sort=size --group-by=week; do
    "$demarche" query news.db $wrong >out 2>err
    [ $? = 2 ] && [ ! -s out ] && name=${wrong#--} && grep -q -e "${name%%=*}" err
    told "$wrong is refused" $?
done
"$demarche" query none.db >out 2>err
[ $? = 4 ] && [ ! -e none.db ]
told "a database that is not there is told, and not made" $?
"$demarche" query news.db 2>/dev/null | head -1 >/dev/null
told "a reader that goes is no failure" $?

# SQL.
cp news.db kept.db
asks() { # asks NAME CODE WORDS SQL: of a file; refused with these words
    "$demarche" sql news.db "$4" >out 2>err
    [ $? = "$2" ] && grep -q "$3" err && [ ! -s out ]
    good=$?
    [ $good = 0 ] || sed 's/^/# /' out err
    told "$1" $good
}
asks "DELETE is refused" 2 'only read' 'DELETE FROM events'
asks "also behind WITH" 2 'would write' 'WITH x AS (SELECT 1) DELETE FROM events'
asks "and behind a comment" 2 'only read' '/* SELECT */ UPDATE events SET type = 1'
asks "ATTACH is refused" 2 'only read' "ATTACH 'x.db' AS x"
asks "PRAGMA is refused" 2 'only read' "PRAGMA user_version = 7"
asks "two statements are refused" 2 'one statement' 'SELECT 1; DELETE FROM events'
asks "a wrong name has its place" 2 '^           ^$' 'SELECT typ FROM events'
asks "nothing is refused" 2 'no question' ' -- '
cmp -s news.db kept.db
told "and nothing was written" $?
echo "SELECT 1 AS a, '' AS b, NULL AS c, 'x,\"y\"' AS d, 0.1 AS e, 'é' AS a" >q.sql
printf '%s\n' 'a,b,c,d,e,a_2' '1,"",,"x,""y""",0.1,é' >wanted
"$demarche" sql news.db --csv <q.sql | cmp -s - wanted
told "CSV tells null from an empty text" $?
[ "$("$demarche" sql news.db --json <q.sql)" = '{"a":1,"b":"","c":null,"d":"x,\"y\"","e":0.1,"a_2":"é"}' ]
told "so does JSON" $?
"$demarche" sql news.db --table 'SELECT NULL AS c, 1 AS d UNION ALL SELECT 2, 3' | grep -q '^NULL  1$'
told "so does a table" $?
"$demarche" sql news.db 'SELECT id, text FROM v_events ORDER BY id' | /usr/bin/python3 -c '
import json, sqlite3, sys
assert [tuple(json.loads(l).values()) for l in sys.stdin] == sqlite3.connect("news.db").execute("SELECT id, text FROM v_events ORDER BY id").fetchall()'
told "rows are those of sqlite3" $?
if [ -n "$server" ]; then
    for q in "SELECT type, count(*) AS n, avg(score) AS s, NULL AS x FROM v_happened GROUP BY type ORDER BY type" \
        "SELECT id, text FROM v_events ORDER BY id;" "SELECT id FROM events WHERE 1 = 0"; do
        for f in json csv table; do
            "$demarche" sql news.db --$f "$q" >file.out 2>&1
            "$demarche" sql "$address" --$f "$q" >server.out 2>&1
            cmp -s file.out server.out
            told "the same of a server: $f" $?
        done
    done
    serverasks() {
        "$demarche" sql "$address" "$4" >out 2>err
        [ $? = "$2" ] && grep -q "$3" err && [ ! -s out ]
        good=$?
        [ $good = 0 ] || sed 's/^/# /' out err
        told "$1" $good
    }
    serverasks "a server's wrong name has its place" 2 '^           ^$' 'SELECT typ FROM events'
    serverasks "behind letters of two bytes, too" 2 '^                ^$' "SELECT 'é', typ FROM events"
    serverasks "a server is not written to" 2 'data-modifying' 'WITH x AS (DELETE FROM events RETURNING id) SELECT * FROM x'
    serverasks "nor by a function" 2 'read-only' "SELECT nextval(pg_get_serial_sequence('documents', 'number'))"
    serverasks "nor with two statements" 2 'multiple commands' 'SELECT 1; DELETE FROM events'
    serverasks "nor can that be turned off" 2 'read-write' "SELECT set_config('transaction_read_only', 'off', false)"
    [ "$(server_ask 'SELECT count(*) FROM events')" = "$(sqlite3 news.db 'SELECT count(*) FROM events')" ]
    told "and all is there" $?
else
    echo "# SKIP PostgreSQL: no server is installed (Debian: postgresql)"
fi
# Pages of a query that many, some and few events fit, looked for along all of them or by a list: the same events.
if command -v python3 >/dev/null && (cd "$root" && DEMARCHE=$demarche python3 bench/manyevents "$work/many.db" 24000 >/dev/null); then
    page_test() { # page_test NAME QUERY SQL
        for order in date -date; do
            way=""
            [ $order = -date ] && way=DESC
            sqlite3 many.db "SELECT e.id FROM events e WHERE $3 ORDER BY e.date_value $way, e.id LIMIT 150" >wanted
            : >got
            after=""
            for page in 1 2 3; do
                "$demarche" query many.db "$2" --sort $order --limit 50 ${after:+--after $after} --csv 2>err | cut -d, -f1 | tail -n +2 >page
                cat page >>got
                after=$(tail -1 page)
                [ -n "$after" ] || break
            done
            cmp -s got wanted && [ -s got ] || { told "$1, by $order" 1; return; }
        done
        told "$1" 0
    }
    page_test "pages of a frequent word" talks "lower(e.text) LIKE '%talks%'"
    page_test "pages of a rare word" "demarche summit" "lower(e.text) LIKE '%demarche%' AND lower(e.text) LIKE '%summit%'"
    page_test "pages of a side" source:USA "e.id IN (SELECT event FROM event_actors WHERE country = 'USA')"
    page_test "pages of a pair" "source:USA target:CHN talks" "e.id IN (SELECT event FROM dyads WHERE source = 'USA' AND target = 'CHN') AND lower(e.text) LIKE '%talks%'"
    page_test "pages of a dyad and a word" "dyad:USA-CHN talks" "e.id IN (SELECT event FROM dyads WHERE (source, target) IN (('USA', 'CHN'), ('CHN', 'USA'))) AND lower(e.text) LIKE '%talks%'"
    page_test "pages of two frequent words" "talks treaty" "lower(e.text) LIKE '%talks%' AND lower(e.text) LIKE '%treaty%'"
    page_test "pages of three words" "oil fleet trade" "lower(e.text) LIKE '%oil%' AND lower(e.text) LIKE '%fleet%' AND lower(e.text) LIKE '%trade%'"
    page_test "pages of a dyad and two words" "dyad:USA-CHN talks treaty" "e.id IN (SELECT event FROM dyads WHERE (source, target) IN (('USA', 'CHN'), ('CHN', 'USA'))) AND lower(e.text) LIKE '%talks%' AND lower(e.text) LIKE '%treaty%'"
    page_test "pages of a rare pair" dyad:ZAF-LBN "e.id IN (SELECT event FROM dyads WHERE (source, target) IN (('ZAF', 'LBN'), ('LBN', 'ZAF')))"
    for word in talks demarche summit zzz; do
        [ "$("$demarche" query many.db $word --count --csv 2>err | tail -1 | cut -d, -f1)" = "$(sqlite3 many.db "SELECT count(*) FROM events WHERE lower(text) LIKE '%$word%'")" ]
        told "how often $word" $?
    done
    "$demarche" query many.db talks --limit 5 >/dev/null 2>err
    grep -q '100 or more events' err
    told "what is behind a page is counted up to a hundred" $?
fi
finish
