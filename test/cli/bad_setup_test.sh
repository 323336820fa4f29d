#!/bin/sh
# A model, a codebook, a disk or a database that cannot be used: a clear message, the right exit code,
# and a database that stays sound.
. "$(dirname "$0")/under_limits.sh"

# --- model files
model=$root/models/english.dm
size=$(wc -c <"$model")
for cut in 0 1 63 64 200 4096 $((size / 2)) $((size - 1)); do
    head -c "$cut" "$model" >cut.dm
    run code --json --model cut.dm good.txt
    [ "$code" = 4 ] || break
done
expect "truncated models" 4 "cut.dm: "
for at in 9 40 100 1000 $((size / 3)) $((size / 2)) $((size - 10)); do
    cp "$model" flipped.dm
    was=$(od -An -tu1 -j "$at" -N 1 "$model" | tr -d ' ')
    printf "\\$(printf '%03o' $((was ^ 255)))" | dd of=flipped.dm bs=1 seek="$at" conv=notrunc 2>/dev/null
    run code --json --model flipped.dm good.txt
    [ "$code" = 4 ] || break
done
expect "models with one byte changed" 4 "flipped.dm: "
run code --json --model "$demarche" good.txt
expect "a program as model" 4 "not a demarche model"
rm -f cut.dm flipped.dm

# --- codebooks with an error: file, line, what is wrong
codebook() { # codebook NAME CODE WORDS: rules/events/x.rules as it stands
    run codebook check rules
    expect "$1" "$2" "$3"
    run code --json --codebook rules good.txt
    [ "$code" = "$2" ] || say 0 "$1, for code"
}
mkdir -p rules/events
printf 'rule x\n  code CONSULT 040\n  trigger verb meet\n  wibble y\n' >rules/events/x.rules
codebook "an unknown line in a rule" 3 "rules/events/x.rules:4"
printf 'rule x\n  code CONSULT 040\n  trigger verb meet\n\nrule x\n  code CONSULT 040\n  trigger verb sit\n' >rules/events/x.rules
codebook "two rules of one name" 3 "rules/events/x.rules:5"
printf 'rule x\n  code CONSULT 040\n' >rules/events/x.rules
codebook "a rule without trigger" 3 "rules/events/x.rules:[12]"
head -c 100000 "$demarche" >rules/events/x.rules
codebook "a binary file among the rules" 3 "rules/events/x.rules: "
{ printf 'rule x\n  code CONSULT 040\n  trigger verb '; repeat 1000000 '('; echo; } >rules/events/x.rules
codebook "a million brackets in a rule" 3 "rules/events/x.rules:3:"
awk 'BEGIN { for (i = 0; i < 30000; i++) printf "rule r%d\n  code CONSULT 040\n  trigger verb z%d\n\n", i, i }' >rules/events/x.rules
codebook "too many rules" 5 "rules/events/x.rules:[0-9]*:.*at most"

# --- the disk and the database
awk 'BEGIN { for (i = 0; i < 300; i++)
    printf "{\"id\":\"%d\",\"date\":\"2024-07-17\",\"text\":\"Iran met France in Paris on Monday. It suspended %d talks.\"}\n", i, i }' >many.jsonl
healthy() { # healthy NAME DOCUMENTS: the database is sound and has at least so many documents
    answer=$(/usr/bin/python3 - "$2" <<'END'
import sqlite3, sys
db = sqlite3.connect("news.db")
n = db.execute("SELECT count(*) FROM documents").fetchone()[0]
ok = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
half = db.execute("SELECT count(*) FROM documents d WHERE NOT EXISTS "
                  "(SELECT 1 FROM events e WHERE e.document = d.id)").fetchone()[0]
print("healthy" if ok and n >= int(sys.argv[1]) and half == 0 else f"ok={ok} n={n} without events={half}")
END
    )
    [ "$answer" = healthy ] && say 1 "$1" || { echo "# $answer"; say 0 "$1"; }
}
if [ -w /dev/full ]; then
    (ulimit -v $memory; "$demarche" code --json many.jsonl >/dev/full 2>err); code=$?
    expect "a full disk under the output" 4 "standard output cannot be written: No space left"
fi
run code --db news.db good.txt --date 2024-07-17
expect "a database to begin with" 0 "news.db"
# No file may grow beyond 150 blocks of 512 bytes: writing fails as on a full disk.
(trap '' XFSZ; ulimit -f 150; exec timeout $seconds "$demarche" code --db news.db many.jsonl) >out 2>err
code=$?
expect "no room for the database" 4 "news.db"
healthy "it is sound after that" 1
run code --db news.db many.jsonl
expect "with room again all goes in" 0 "news.db"
healthy "all of it" 301
for i in 1 2 3 4 5 6; do
    rm -f news.db*
    timeout -s KILL "0.0$((i * 15))" "$demarche" code --db news.db many.jsonl >/dev/null 2>&1
    "$demarche" code --db news.db --date 2024-07-17 good.txt >/dev/null 2>err || break
done
healthy "killed in the middle, and run again" 1
echo 'this is a note, no database' >news.db
cp news.db copy
run code --db news.db good.txt
expect "a file that is no database" 4 "news.db: "
cmp -s news.db copy && say 1 "it is left as it was" || say 0 "it is left as it was"

# --- too little memory
if [ $scale = 1 ]; then
    repeat $most 'Iran attacked France and met Russia on Monday. ' >hostile.txt
    # Too little for all models' files, too little for the text.
    for most in 90000 120000; do
        (ulimit -v $most; ulimit -c 0; exec timeout $seconds "$demarche" code --json hostile.txt) >out 2>err
        code=$?
        expect "too little memory: $most kB" 5 "out of memory"
    done
fi

finish
