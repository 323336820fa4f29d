#!/bin/sh
# demarche panel: counts that another program counts alike, zero rows, what is told of what is left
# out, limits, lists of transfers, and the examples of doc/panel.md in pandas and R. Speaks TAP.
. "$(dirname "$0")/program.sh"
here=$root/test/cli
python=/usr/bin/python3
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
}
skipped() {
    number=$((number + 1))
    echo "ok $number # SKIP $1"
}
panel() { "$demarche" panel news.db "$@" 2>err >out; }
# has ROW: the row that begins so stands in the output
has() { grep -q "^$1" out || { sed 's/^/# /' out err | head -20; return 1; }; }

"$demarche" code --db news.db "$here/panels/news.jsonl" 2>err

# --- rows and columns
panel
has 'source,target,source_iso3,source_cow,target_iso3,target_cow,period,period_begin,period_end,events,verbal_cooperation,'
told "the columns" $?
has 'NOR,PER,NOR,385,PER,135,2024-05,2024-05-01,2024-05-31,2,0,0,0,2,0,2,-9.25,-18.5,15,30,0,0,2,2$'
told "two texts of one attack: once, its latest toll, the same injured once" $?
has 'DEU,CHL,DEU,255,CHL,155,2024-06,2024-06-01,2024-06-30,1,0,1,0,0,1,0,10,10,0,0,7000000,0,2,2$'
told "euros stay euros" $?
has 'NOR,CHL,NOR,385,CHL,155,2024-07,2024-07-01,2024-07-31,0,0,0,0,0,0,0,,0,0,0,0,0,1,1$'
told "a month in which nothing happened" $?
[ "$(wc -l <out)" = 29 ] # 7 dyads, 4 months, names
told "every dyad has every month" $?
grep -q '1 event not counted: no day is known' err && grep -q '1 event not counted: the text gives an interval' err &&
    grep -q '1 document in no documents_read' err && grep -q '7 dyads, 4 months (2024-05 to 2024-08)' err
told "what is left out is told" $?
panel --mentions
has 'NOR,PER,NOR,385,PER,135,2024-05,2024-05-01,2024-05-31,3,'
told "--mentions counts both texts" $?
panel --include planned,negated,denied,background
has 'NOR,MLI,NOR,385,MLI,432,2024-07,2024-07-01,2024-07-31,1,' && has 'NOR,CHL,NOR,385,CHL,155,2024-06,2024-06-01,2024-06-30,2,'
told "--include adds what is planned and negated" $?
panel --undirected --by year
has 'CHL,PER,CHL,155,PER,135,2024,2024-01-01,2024-12-31,1,'
told "--undirected has talks of two once" $?
panel --actors NOR,PER,USA --by week --since 2024-05-06 --until 2024-05-19 --counts type
[ "$(wc -l <out)" = 13 ] && has 'USA,PER,USA,2,PER,135,2024-W20,2024-05-13,2024-05-19,0,' && has 'NOR,PER,NOR,385,PER,135,2024-W19,2024-05-06,2024-05-12,2,' &&
    grep -q ',AGREE,CONSULT,' out
told "--actors: all pairs, also those of whom nothing is told" $?
panel --min-events 2
[ "$(cut -d, -f1,2 out | sort -u | grep -c ,)" = 3 ] && has 'NOR,PER,' && has 'NOR,CHL,'
told "--min-events" $?
panel --from NOR --json
[ "$(grep -c '"source":"NOR"' out)" = "$(wc -l <out)" ] && grep -q '"score_mean":null' out && grep -q '"record":"panel"' out
told "--from, as JSON Lines" $?
panel --unit place --by day
has 'PER,PER,135,2024-05-06,2024-05-06,2024-05-06,1,'
told "places" $?

# --- Parquet, by hyparquet (tool/test-modules puts it there, or it is in NODE_MODULES)
modules=${NODE_MODULES:-$root/build/test-modules/node_modules}
if command -v node >which.out && [ -d "$modules/hyparquet" ] && [ -d "$modules/hyparquet-compressors" ]; then
    ln -s "$modules" node_modules
    cp "$here/parquet.mjs" .
    for unit in dyad actor place; do
        panel --unit $unit --counts type --parquet -o panel.parquet && node parquet.mjs panel.parquet >parquet.json 2>err &&
            panel --unit $unit --counts type && $python - parquet.json out >differ 2>&1 <<'PY' && continue
import csv, json, sys
got = json.load(open(sys.argv[1]))
rows = list(csv.DictReader(open(sys.argv[2])))
assert list(got["types"]) == list(rows[0])
assert got["types"]["events"] == "INT64" and got["types"]["score_mean"] == "DOUBLE" and got["types"]["period"] == "BYTE_ARRAY"
assert len(got["rows"]) == len(rows) > 0
for a, b in zip(got["rows"], rows):
    for k, v in b.items():
        assert a[k] is None if v == "" else a[k] == v if isinstance(a[k], str) else a[k] == float(v), (k, a[k], v)
PY
        sed 's/^/# /' err differ | head -5
        touch other
    done
    [ ! -e other ]
    told "--parquet: the rows and numbers of CSV, with their types" $?
else
    skipped "hyparquet is not installed"
fi
panel --parquet --csv
[ $? = 2 ] && grep -q 'cannot be used together' err && { panel --list acled --parquet; [ $? = 2 ]; } && { panel --actors NOR,PER --since 1980 --until 1979 --parquet; [ $? = 2 ]; }
told "--parquet and another form, or a list" $?

# --- the order of documents
sed '1!G;h;$!d' "$here/panels/news.jsonl" >turned.jsonl
"$demarche" code --db turned.db turned.jsonl 2>err
"$demarche" panel turned.db --counts type --unit actor >turned.out 2>err
panel --counts type --unit actor
cmp -s out turned.out
told "documents in another order, the same bytes" $?

# --- another program counts
if $python -c 'import sqlite3' 2>err; then
    "$demarche" merge --json --db news.db >merged.jsonl
    for unit in dyad actor place; do
        for step in day week month year; do
            for how in "" mentions undirected; do
                [ "$how" = undirected ] && [ $unit != dyad ] && continue
                panel --unit $unit --by $step ${how:+--$how}
                $python "$here/panel_check.py" news.db merged.jsonl out $unit $step $how >differ 2>&1 && continue
                echo "# $unit $step $how" && sed 's/^/# /' differ | head -5
                touch wrong
            done
        done
    done
    [ ! -e wrong ]
    told "panels, counted once more in Python" $?
else
    skipped "python3 is not installed"
fi

# --- files and limits
panel -o dyads.csv && [ ! -s out ] && [ "$(wc -l <dyads.csv)" = 29 ]
told "-o FILE" $?
echo keep >kept.csv
panel --by day --since 1000 --until 3000 --actors NOR,PER,USA,CHN,RUS -o kept.csv
[ $? = 5 ] && [ "$(cat kept.csv)" = keep ] && grep -q 'the panel would have 14617000 rows.*PANEL_ROWS_MAX' err
told "too large a panel is refused, and the file stays" $?
panel -o missing/x.csv
[ $? = 4 ] && grep -q 'missing/x.csv: cannot be written: No such file' err && [ ! -s out ]
told "a file that cannot be made" $?
if [ -w /dev/full ]; then
    panel -o /dev/full
    [ $? = 4 ] && grep -q '/dev/full cannot be written: No space left' err
    told "a full disk" $?
else
    skipped "no /dev/full"
fi
panel --since 2024 --until 2023
[ $? = 2 ] && grep -q 'is after' err && { panel --by fortnight; [ $? = 2 ]; } && grep -q 'day|week|month|year' err &&
    { panel --actors NOR; [ $? = 2 ]; } && { panel --include perhaps; [ $? = 2 ]; } && { panel --unit actor --undirected; [ $? = 2 ]; } &&
    { "$demarche" panel missing.db 2>err; [ $? = 4 ]; } && [ ! -e missing.db ]
told "what cannot be understood is refused" $?

# --- transfers
panel --list transfers
has '[0-9a-f]*,1,1,NOR,385,NOR,CHL,155,CHL,sale,12,12,12,,frigates,warship,VI,2024,2024-08-09,,contracted,2024-08-09,2024-08-09 contracted,900000000,USD,900000000,900000000,2024-08-09,'
told "an order" $?
has '[0-9a-f]*,1,1,NOR,385,NOR,CHL,155,CHL,,2,2,2,Leopard 2,Leopard 2 tanks,tank,I,,,2024,delivered,'
told "a delivery" $?
panel --list transfers --to MLI
[ "$(wc -l <out)" = 2 ] && { panel --list transfers --by day; [ $? = 2 ]; }
told "which transfers, and no counts of them" $?

# --- lists of events
panel --list acled
has 'PER[0-9a-f]*,2024-05-06,2024,1,Political violence,Explosions/Remote violence,Shelling/artillery/missile attack,Norwegian forces,,State forces,Peruvian,,State forces,State forces-State forces,,PER,Peru,Lima,Lima,-12.05,-77.05,' &&
    has 'PER[0-9a-f]*,2024-05-07,.*,Violence against civilians,Attack,.*,Civilian targeting,PER,Peru,' && [ "$(wc -l <out)" = 3 ] &&
    grep -q ',Harbour Wire;Valley Post,' out && grep -q '2 events listed' err
told "--list acled: two texts of one attack once, with the later toll" $?
panel --list acled --mentions
[ "$(grep -c Shelling out)" = 2 ]
told "--list acled --mentions" $?
panel --list ucdp
has '[0-9a-f]*,PER-2024-[0-9a-f]*,2024,1,Norwegian forces - Peruvian,Norwegian forces,Peruvian,2,Harbour Wire;Valley Post,2024-05-07,' &&
    grep -q ',2,Lima,Lima,-12.05,-77.05,POINT (-77.050000 -12.050000),111806,Peru,135,1,1,2024-05-06,2024-05-06,,,,15,15,15,15,385,135,' out && [ "$(wc -l <out)" = 2 ]
told "--list ucdp: deeds with dead alone" $?
panel --list ucdp --since 2024-06
[ "$(wc -l <out)" = 1 ] && { panel --list acled --from NOR; [ $? = 2 ]; } && { panel --list transfers --mentions; [ $? = 2 ]; } && { panel --list sipri; [ $? = 2 ]; }
told "which events, and what lists do not take" $?

# --- the examples of the manual
example() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "$root/doc/panel.md" | sed '/^```/d'; }
example python >example.py
example r >example.R
[ -s example.py ] && [ -s example.R ]
told "the manual has examples" $?
if $python -c 'import pandas' 2>err; then
    $python example.py >python.out 2>err && grep -q material_conflict python.out || { sed 's/^/# /' err; false; }
    told "pandas reads a panel" $?
else
    skipped "pandas is not installed"
fi
if command -v Rscript >which.out; then
    Rscript example.R >r.out 2>err && grep -q before r.out || { sed 's/^/# /' err; false; }
    told "R reads a panel" $?
else
    skipped "R is not installed"
fi
finish
