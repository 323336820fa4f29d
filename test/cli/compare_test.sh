#!/bin/sh
# demarche compare: files of GDELT, ICEWS, POLECAT and Phoenix beside our events: what is counted,
# figures that pandas finds too, files that are none, damaged ones. Speaks TAP.
. "$(dirname "$0")/program.sh"
here=$root/test/cli/panels
python=/usr/bin/python3
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    sed 's/^/# /' err out | head -20
    status=1
}
skipped() {
    number=$((number + 1))
    echo "ok $number # SKIP $1"
}
compare() { "$demarche" compare news.db "$@" >out 2>err; }
has() { grep -q -- "$1" out; }

"$demarche" code --db news.db "$here/news.jsonl" 2>err

compare "$here/gdelt1.csv" --csv
[ $? = 1 ] && has '^with,source,target,period,class,ours,theirs$' && has '^GDELT 1.0,NOR,PER,2024-05,material_conflict,2,2$' &&
    has '^GDELT 1.0,ROU,CHL,2024-06,verbal_cooperation,0,1$' && has '^GDELT 1.0,IGOUNO,MLI,2024-08,verbal_cooperation,0,1$' &&
    grep -q 'gdelt1.csv:11: warning: 1 row without' err && grep -q '0 without a day, 1 without two sides, 0 without a class, 1 outside' err
told "GDELT 1.0: cells, a broken row, what is not compared" $?
compare "$here/gdelt2.csv" --counts type --csv
[ $? = 0 ] && has '^GDELT 2.0,NOR,PER,2024-05,ASSAULT,2,2$' && has '^GDELT 2.0,NOR,CHL,2024-06,AID,1,1$'
told "GDELT 2.0, by type" $?
compare "$here/icews.tab" --csv
has '^ICEWS,RUS,KOR,2024-06,verbal_cooperation,0,1$' && has '^ICEWS,FRA,NOR,2024-05,verbal_conflict,1,1$' &&
    grep -q '1 without a class' err
told "ICEWS: names of countries" $?
compare "$here/polecat.txt" --csv
has '^POLECAT,NOR,CHL,2024-06,material_cooperation,1,1$'
told "POLECAT" $?
compare "$here/phoenix.txt" "$here/cline.csv" --by day --undirected --csv
has '^Phoenix,NOR,PER,2024-05-06,material_conflict,1,1$' && has '^Phoenix (Cline),CHL,PER,2024-06-19,verbal_cooperation,1,1$'
told "Phoenix, of both makers" $?
cp out plain.out
gzip -k <"$here/phoenix.txt" >phoenix.gz && gzip -k <"$here/cline.csv" >cline.gz
compare phoenix.gz - --by day --undirected --csv <cline.gz
cmp -s out plain.out
told "packed, and from standard input: the same" $?

# --- as they are downloaded: archives
/usr/bin/python3 - "$here" <<'PY'
import sys, zipfile
here = sys.argv[1]
def make(name, *members):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        for member, text in members:
            z.writestr(member, text if isinstance(text, bytes) else open(f"{here}/{text}", "rb").read())
make("20240506.export.CSV.zip", ("20240506.export.CSV", "gdelt2.csv"))
make("both.zip", ("folder/phoenix.txt", "phoenix.txt"), ("README.txt", b"The files of a release.\n"), ("folder/cline.csv", "cline.csv"))
make("none.zip", ("20240506.mentions.CSV", b"\t".join([b"1"] * 16) + b"\n"))
whole = open("both.zip", "rb").read()
at = whole.index(b"cline.csv") + 60
open("damaged.zip", "wb").write(whole[:at] + bytes(255 - c for c in whole[at:at + 40]) + whole[at + 40:])
open("cut.zip", "wb").write(whole[:at])
PY
compare "$here/gdelt2.csv" --csv && cp out plain2.out
compare 20240506.export.CSV.zip --csv && cmp -s out plain2.out && "$demarche" compare news.db - --csv <20240506.export.CSV.zip 2>err | cmp -s - plain2.out
told "a .zip as GDELT offers it" $?
compare both.zip --by day --undirected --csv && cmp -s out plain.out && grep -q 'both.zip: warning: 1 member of the archive passed over' err
told "an archive of several kinds, and a manual" $?
compare none.zip --csv
[ $? = 4 ] && grep -q 'none.zip: nothing in this archive is an event file' err && [ ! -s out ]
told "an archive without one" $?
compare damaged.zip --by day --undirected --csv
[ $? = 1 ] && has '^Phoenix,NOR,PER' && grep -q 'damaged' err && { compare cut.zip --by day --csv; [ $? = 1 ]; } && has '^Phoenix,NOR,PER'
told "an archive that is damaged, or cut off" $?
printf '150383 297a16b4 http://data.gdeltproject.org/gdeltv2/20150218230000.export.CSV.zip\n' >masterfilelist.txt
compare masterfilelist.txt
[ $? = 4 ] && grep -q "masterfilelist.txt: a list of GDELT's files" err
told "a list of files" $?
compare "$here/gdelt2.csv" --json
[ "$(sed -n 's/.*"agreement":\([0-9.]*\),.*/\1/p' out)" = 0.5 ] && has '"cells_both":4' && has '"record":"compared"'
told "agreement: 4 of 8 cells" $?
compare "$here/gdelt2.csv" --table
has 'only ours, most events first' && has '2024-06  DEU material_cooperation CHL  1' && has 'only theirs, most events first' && has 'agreement (both of either)  *0.500'
told "a table for people" $?
compare "$here/gdelt2.csv" --actors NOR,PER,CHL --from NOR --csv
[ "$(grep -c '^GDELT' out)" = 2 ]
told "some of them" $?
if $python -c 'import pandas' 2>err; then
    compare "$here/gdelt1.csv" --json
    $python - out >got 2>err <<'PY'
import itertools, json, sys
import pandas as pd
lines = [json.loads(x) for x in open(sys.argv[1])]
told = lines[0]
cells = pd.DataFrame(lines[1:]).groupby(["source", "target", "period"])[["ours", "theirs"]].sum()
assert abs(cells.corr(method="spearman").iloc[0, 1] - told["rank_correlation"]) < 1e-9
dyads = sorted({i[:2] for i in cells.index})
whole = pd.MultiIndex.from_tuples([d + (m,) for d, m in itertools.product(dyads, ["2024-05", "2024-06", "2024-07", "2024-08"])])
full = cells.reindex(whole, fill_value=0)
assert abs(full.corr(method="spearman").iloc[0, 1] - told["rank_correlation_zeros"]) < 1e-9
assert cells["ours"].sum() == told["events_ours"] and cells["theirs"].sum() == told["events_theirs"]
PY
    told "pandas finds the same rank correlations" $?
else
    skipped "pandas is not installed"
fi

# --- our own events in those layouts: every cell is the same; GDELT's files have copies once
for format in gdelt1 gdelt1-57 gdelt2 icews polecat phoenix; do
    case $format in gdelt*) how= ;; *) how=--mentions ;; esac
    "$demarche" export $format --db news.db -o own.$format 2>err
    compare own.$format --counts type --include background --csv $how
    [ $? = 0 ] && [ "$(wc -l <out)" = 10 ] && awk -F, 'NR > 1 && $6 != $7 { bad = 1 } END { exit bad }' out
    told "what export $format writes is read back" $?
done

# --- files that are none
compare "$here/news.jsonl"
[ $? = 4 ] && grep -q 'news.jsonl: no event file that is known' err && [ ! -s out ]
told "another kind of file" $?
compare missing.csv
[ $? = 4 ] && grep -q 'missing.csv' err
told "a file that is not there" $?
head -c 200 cline.gz >cut.gz
compare cut.gz --csv
[ $? = 1 ] && grep -q 'cut.gz: warning: .*ends too early' err
told "a packed file that is cut off" $?
compare "$here/gdelt1.csv" --csv -o partial.csv
[ $? = 1 ] && grep -q 'GDELT 1.0,NOR,PER' partial.csv
told "-o FILE, though a row was passed over" $?
compare "$here/gdelt2.csv" --csv -o cells.csv && [ ! -s out ] && grep -q 'GDELT 2.0,NOR,PER' cells.csv
told "-o FILE" $?
echo '{"text":"Nothing of note happened.","date":"2024-05-05"}' >empty.jsonl
"$demarche" code --db empty.db empty.jsonl 2>err
"$demarche" compare empty.db "$here/gdelt1.csv" >out 2>err
[ $? = 6 ] && grep -q 'empty.db: no event between two sides' err
told "a database without such events" $?
finish
