#!/bin/sh
# Every format of demarche export is read back by somebody else's reader (Python's csv, json and xml,
# sqlite3, hyparquet) and says what demarche code says; a database and the files that it is made of
# give the same bytes. Speaks TAP.
. "$(dirname "$0")/program.sh"
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
}
cat >news.jsonl <<'EOF'
{"id":"a","date":"2024-05-03T21:30:00-04:00","url":"https://www.wire.example/a","outlet":"Wire","title":"Café talks, \"halted\"","text":"Norway approved the sale of 12 frigates to Chile for $350 million on Thursday. Peru rejects the annexation of the valley by Chile.\n\nIranian soldiers killed three people in Aleppo on Monday. U.N. officials met Hamas in Gaza in April 2024."}
{"id":"b","date":"2024-05-04","url":"https://daily.example/b","outlet":"=Daily","title":"=1+1","text":"Norway approved the sale of 12 frigates to Chile for $350 million on Thursday. Peru did not meet Chile on Friday. Peru and Chile suspended border talks."}
{"id":"c","date":"2024-05-04","text":"Norway has approved the sale of 12 frigates to Chile for $350 million, officials said. France may condemn Mali."}
{"id":"d","text":"Nothing is told here."}
{"id":"e","date":"2024-06-01","outlet":"Tab\tOutlet","title":"-Dash","text":"The Zürich café was bombed by rebels on 30 May 2024. Yemeni police arrested the Saudi ambassador in Sanaa."}
EOF
"$demarche" code --db news.db news.jsonl 2>err
"$demarche" code --json news.jsonl >code.jsonl 2>err
"$demarche" code --csv news.jsonl >code.csv 2>err
mkdir db files all redacted
formats="jsonl plover csv tsv excel parquet polecat icews gdelt1 gdelt1-57 gdelt2 gdelt2-mentions phoenix spacy graphml"
for f in $formats; do
    "$demarche" export $f --db news.db -o db/$f 2>err
    good=$?
    "$demarche" export $f news.jsonl >files/$f 2>>err || good=1
    cmp -s db/$f files/$f && [ -s db/$f ] || good=1
    [ $good = 0 ] || sed 's/^/# /' err
    told "$f: a database and its files give the same" $good
    "$demarche" export $f --all --db news.db >all/$f 2>err
    "$demarche" export $f --redact --db news.db >redacted/$f 2>err
done
"$demarche" export graphml --by event --db news.db >db/graphml-event
"$demarche" export graphml --by event --redact --db news.db >redacted/graphml-event
"$demarche" export gdelt2 --header --db news.db >db/gdelt2-header
"$demarche" export brat --db news.db -o db/brat && "$demarche" export brat --redact news.jsonl -o redacted/brat 2>err
told "brat writes a folder" $?
"$demarche" mentions --brat --output-dir brat news.jsonl 2>err
cat brat/*.ann | sort >one
cat db/brat/*.ann | sort >two
cmp -s one two && [ -s one ]
told "brat: the marks are those of demarche mentions --brat" $?
"$demarche" export conllu news.jsonl 2>err >conllu
"$demarche" parse news.jsonl 2>err | grep -v '^#' | cut -f1-8 >parsed
grep -v '^#' conllu | cut -f1-8 | cmp -s parsed - && [ -s parsed ]
told "conllu: the trees are those of demarche parse" $?
"$demarche" export conllu --redact -o redacted/conllu news.jsonl 2>err
[ -s redacted/conllu ] && ! grep -qi 'frigate\|# text' redacted/conllu && [ "$(grep -c . redacted/conllu)" -gt 60 ]
told "conllu: --redact has no word of it" $?
"$demarche" schema columns >columns.md
/usr/bin/python3 "$root/test/cli/exports.py" columns.md >results 2>&1
tail -1 results | grep -q '^end$'
told "all of them were looked at" $?
/usr/bin/python3 "$root/test/cli/exportwhere.py" "$demarche" >>results 2>&1
sed -n 's/^# /# /p; /Traceback/,$s/^/# /p' results
while read -r verdict name; do
    case $verdict in
    ok) told "$name" 0 ;;
    no) told "$name" 1 ;;
    esac
done <results
tail -1 results | grep -q '^end$'
told "and with --where" $?

# Parquet, by hyparquet (tool/test-modules puts it there, or it is in NODE_MODULES).
modules=${NODE_MODULES:-$root/build/test-modules/node_modules}
number=$((number + 1))
if command -v node >/dev/null && [ -d "$modules/hyparquet" ] && [ -d "$modules/hyparquet-compressors" ]; then
    ln -s "$modules" node_modules
    cp "$root/test/cli/parquet.mjs" .
    if node parquet.mjs db/parquet >parquet.json 2>err && /usr/bin/python3 "$root/test/cli/exports.py" --parquet parquet.json >results 2>&1; then
        echo "ok $number - hyparquet reads from Parquet what csv has"
    else
        sed 's/^/# /' err results
        echo "not ok $number - hyparquet reads from Parquet what csv has"
        status=1
    fi
else
    echo "ok $number - Parquet is read back # SKIP node or hyparquet is not here: tool/test-modules"
fi

# What goes wrong says so and loses nothing.
echo old >kept
"$demarche" export icews --db nowhere.db -o kept 2>err
[ $? = 4 ] && grep -q nowhere.db err && [ "$(cat kept)" = old ] && [ "$(ls | grep -c 'kept.*tmp')" = 0 ]
told "a database that is not there leaves the old file" $?
"$demarche" export icews --db news.db -o nowhere/x 2>err
[ $? = 4 ] && grep -q 'nowhere/x: cannot be written' err
told "a folder that is not there is told" $?
"$demarche" export icew --db news.db 2>err
[ $? = 2 ] && grep -q 'did you mean icews' err
told "a format that is not there is told, with the nearest" $?
"$demarche" export brat --db news.db 2>err
[ $? = 2 ] && grep -q 'give a folder with -o' err
told "brat without a folder is told" $?
"$demarche" export conllu --db news.db 2>err
[ $? = 2 ] && grep -q 'no trees' err
told "that a database has no trees is told" $?
if [ -w /dev/full ]; then
    "$demarche" export csv --db news.db >/dev/full 2>err
    [ $? = 4 ] && grep -q 'No space' err && [ "$(wc -l <err)" = 1 ]
    told "a full disk is told once" $?
    "$demarche" export csv --db news.db -o /dev/full 2>err
    [ $? = 4 ] && grep -q 'No space' err
    told "and so of -o" $?
fi
mkdir tmp
TMPDIR=$work/tmp "$demarche" export csv news.jsonl >/dev/null 2>err
[ $? = 0 ] && [ -z "$(ls tmp)" ]
told "nothing is left of the database in between" $?
echo '{"id":' >bad.jsonl
cat news.jsonl >>bad.jsonl
"$demarche" export csv bad.jsonl >bad.csv 2>err
[ $? = 1 ] && [ "$(wc -l <bad.csv)" = "$(wc -l <db/csv)" ] && grep -q "bad.jsonl:1" err
told "a line that is none does not stop the others" $?
finish
