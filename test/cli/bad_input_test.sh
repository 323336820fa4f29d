#!/bin/sh
# Bad input, and input of the size that hurts: each must end within seconds, in bounded memory, with
# the right exit code and one clear line on standard error, and the good document beside it must
# still be coded. Small cases that need no more than their output are golden tests in cases/.
. "$(dirname "$0")/under_limits.sh"

# --- files that are no text, or too much of it
: >empty.txt
with_good "an empty file" 1 "empty.txt: it is empty" empty.txt
head -c 3000000 "$demarche" >binary
with_good "a binary file" 1 "binary: this is a binary file" binary
with_good "a missing file" 1 "missing.txt: cannot be opened: No such file" missing.txt
mkdir folder
with_good "an empty folder" 1 "folder: no file below this folder" folder
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

for i in $(seq 100); do echo '{"id":"'$i'"}'; done >many.jsonl
run code --json many.jsonl
expect "a hundred lines without a text" 4 "80 more times: there is no text"
[ "$(wc -l <err)" = 21 ] && say 1 "they are not told a hundred times" || say 0 "they are not told a hundred times"
finish
