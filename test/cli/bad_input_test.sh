#!/bin/sh
# Bad and hostile input of the size that hurts: each must end within seconds, in bounded memory,
# with the right exit code and one clear line on standard error, and the good document beside it must
# still be coded. Speaks TAP. Small cases (empty, binary, missing, foreign ...) that need no more
# than their output are golden tests in cases/.
#     DEMARCHE=build/release/demarche test/cli/bad_input_test.sh
# Exit codes: 0 done, 1 partial, 2 usage, 3 codebook, 4 input/output, 5 limit.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset DEMARCHE_MODEL
export LC_ALL=C

# A sanitizer's program is some twenty times slower and wants address space without end.
case $demarche in
*asan* | *tsan* | *fuzz*) scale=20 memory=unlimited ;;
*) scale=1 memory=$((900 * 1024)) ;; # kB of address space; the model is 24 MB of it
esac
seconds=30 # for what takes five on a quiet machine

number=0 status=0
say() { # say GOOD NAME: a line of TAP; what the program said goes with a failure
    number=$((number + 1))
    if [ "$1" = 1 ]; then
        echo "ok $number - $2"
    else
        echo "not ok $number - $2"
        head -c 600 err 2>/dev/null | sed 's/^/# /'
        status=1
    fi
}
run() { # run ARGUMENTS: the program under limits; $code is its exit code, out and err what it said
    (ulimit -v $memory; ulimit -c 0; exec timeout $seconds "$demarche" "$@") >out 2>err
    code=$?
}
# expect NAME CODE WORDS: the last run's exit code, and words on a line "demarche: ..." of stderr
# ("" when nothing is to be said there).
expect() {
    good=1
    [ "$code" = "$2" ] || { good=0; echo "# exit code $code, not $2"; }
    if [ -n "$3" ]; then
        grep -q "^demarche: .*$3" err || { good=0; echo "# stderr does not say: $3"; }
    elif [ -s err ]; then
        good=0
        echo "# stderr is not empty"
    fi
    [ "$(wc -c <err)" -lt 4000 ] || { good=0; echo "# too much on stderr"; }
    say $good "$1"
}
# repeat BYTES TEXT: so many bytes of the text again and again, without an end of line
repeat() { yes "$2" | tr -d '\n' | head -c $(($1 / scale)); }
coded() { grep -c '"record":"event"' out; }

printf 'Iran met France in Paris on Monday.\n' >good.txt
run code --json --date 2024-07-17 good.txt
expect "the good document alone" 0 ""
good_events=$(coded)
[ "$good_events" -gt 0 ] || { say 0 "the good document has an event"; }

# with_good NAME CODE WORDS FILE: FILE and then the good document; the good one's events come out
with_good() {
    run code --json --date 2024-07-17 "$4" good.txt
    [ "$(coded)" -ge "$good_events" ] || echo "# the good document was not coded" >>err
    grep -q '# the good document was not coded' err && code=lost
    expect "$1" "$2" "$3"
}

# --- files that are no text, or too much of it
: >empty.txt
with_good "an empty file" 1 "empty.txt: it is empty" empty.txt
head -c 3000000 "$demarche" >binary
with_good "a binary file" 1 "binary: this is a binary file" binary
with_good "a missing file" 1 "missing.txt: cannot be opened: No such file" missing.txt
mkdir folder
with_good "a directory" 1 "folder: cannot be read: Is a directory" folder
if [ "$(id -u)" = 0 ]; then
    number=$((number + 1))
    echo "ok $number - an unreadable file # SKIP root reads everything"
else
    : >secret.txt
    chmod 0 secret.txt
    with_good "an unreadable file" 1 "secret.txt: cannot be opened: Permission denied" secret.txt
fi
with_good "a file without end" 1 "/dev/zero: larger than" /dev/zero
printf 'Iran met \377\376\303( France \200\201. The caf\351 was closed.\n%.0s' 1 2 3 4 5 >broken.txt
with_good "a broken encoding" 0 "broken.txt: warning: not UTF-8" broken.txt
printf 'Iran met \303\050 Fran\355\240\200ce \360\200\200\200 today.\n{"text": "\n' >broken.txt
with_good "broken UTF-8 in a plain file" 0 "broken.txt: warning:" broken.txt
printf '\377\376I\000r' >odd.txt
with_good "UTF-16 of an odd length" 0 "odd.txt: warning:" odd.txt

scale_was=$scale
scale=1 # these are refused before any work is done
repeat 200000000 'Iran met France in Paris on Monday, officials said. ' >line.txt
with_good "a single line of 200 MB" 1 "line.txt: larger than [0-9]* bytes; split it" line.txt
run code --json --date 2024-07-17 - <line.txt
expect "the same from standard input" 5 "larger than [0-9]* bytes"
{ printf '{"text":"'; cat line.txt; printf '"}\n{"text":"Iran met France."}\n'; } >line.jsonl
run code --json --date 2024-07-17 line.jsonl
expect "a JSON line of 200 MB is passed over, the next is coded" 1 "line.jsonl:1: a line of more than"
[ "$(coded)" = 1 ] && say 1 "the JSON line after it" || say 0 "the JSON line after it"
rm -f line.txt line.jsonl
repeat 50000000 a >letters.txt
with_good "fifty million letters without a space" 1 "letters.txt: larger than" letters.txt
{ printf '{"text":"'; repeat 50000000 a; printf '"}\n'; } >letters.jsonl
with_good "fifty million letters in a JSON line" 1 "letters.jsonl:1: the text has [0-9]* bytes" letters.jsonl
repeat 50000000 '[' >open.jsonl
with_good "fifty million brackets as JSON" 1 "open.jsonl:1: " open.jsonl
repeat 15000000 '{"a":' >open.jsonl
with_good "JSON nested three million deep" 1 "open.jsonl:1:.*nested too deep" open.jsonl
repeat 3000000 '[' >brackets.txt
with_good "three million brackets" 1 "brackets.txt: " brackets.txt
rm -f letters.* open.jsonl brackets.txt
scale=$scale_was

# --- texts just below the limit that try to make a room slow (2 MB each)
most=2090000
hostile() { # hostile NAME TEXT: no failure, whatever comes out
    repeat $most "$2" >hostile.txt
    with_good "$1" 0 "" hostile.txt
}
small() { # the same for what costs the rooms most by its nature: half a megabyte
    repeat 500000 "$2" >hostile.txt
    with_good "$1" 0 "" hostile.txt
}
hostile "two million letters" a
hostile "two million capitals" A
hostile "two million digits" 7
hostile "two million brackets" '('
hostile "two million quotation marks" '"'
hostile "two million apostrophes" "'"
hostile "two million hyphens" '-'
hostile "two million full stops" '.'
hostile "a million digits with commas" '1,'
hostile "a letter with a million accents" "$(printf '\314\201')"
hostile "half a million emoji" "$(printf '\360\237\230\200')"
hostile "a path of a million folders" '/a'
small "brackets with spaces" '( '
small "quotation marks with spaces" "$(printf '\342\200\234 ')"
small "nested quotations" "$(printf '\342\200\234Iran said \342\200\230France ')"
small "nested reports" 'Iran said that '
small "nested brackets" '(Iran said '
small "names by the thousand in one sentence" 'Iran, France, Russia, China and '
small "amounts by the thousand" '$5 million, 12 F-16 fighter jets, 300 tanks, '
small "numerals by the thousand" 'two hundred thousand million and '
small "dates by the thousand" 'Monday, July 17, 2024 and last week and two years ago '
small "addresses by the thousand" 'a@b.com@c.org '
small "titles by the thousand" 'Mr. Smith of the U.S. '
small "offices by the thousand" 'the ministry of the '
small "quotations by the thousand" '"Iran met France," he said. '
small "people by the thousand" 'Ivan Petrov, the spokesman for Iran, told Anna Chen that she and he would meet them. '
small "events by the thousand" 'Iran attacked France and met Russia on Monday. '
yes 'By John Smith' | head -n $((60000 / scale)) >hostile.txt
with_good "nothing but bylines" 0 "" hostile.txt
yes '' | head -c $((2000000 / scale)) >hostile.txt
with_good "nothing but empty lines" 1 "hostile.txt: " hostile.txt

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
    (ulimit -v 90000; ulimit -c 0; exec timeout $seconds "$demarche" code --json hostile.txt) >out 2>err
    code=$?
    expect "too little memory" 5 "out of memory"
fi

echo "1..$number"
exit $status
