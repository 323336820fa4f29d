#!/bin/sh
# Input that means harm: bombs, lines of a gigabyte, archives with names that lead elsewhere, tables
# without end, folders that loop. Each is reported within seconds and in less than 400 MB, and what
# stands beside it is coded.
. "$(dirname "$0")/under_limits.sh"
scale=1 # what is refused costs no rooms
big=200000000
if [ "$memory" = unlimited ]; then big=50000000; else memory=$((400 * 1024)); fi
zeros() { head -c $(($1 / scale)) /dev/zero; }
letters() { zeros "$1" | tr '\0' x; }
from_pipe() { # from_pipe NAME CODE WORDS FORMAT: what make_input prints, as a file of that ending in a pipe
    mkfifo "pipe$4"
    make_input >"pipe$4" &
    writer=$!
    with_good "$1" "$2" "$3" "pipe$4"
    kill $writer 2>/dev/null # it waits for ever when the program has not opened the pipe
    wait
    rm "pipe$4"
}
behind() { # behind NAME: what stood behind it was coded, too
    [ "$(coded)" -ge $((2 * good_events)) ]
    say $((1 - $?)) "$1"
}
sentence='Iran met France in Paris on Monday.'

# --- lines and rows of a gigabyte
make_input() { letters 1000000000; printf '\n{"text":"%s","date":"2024-07-17"}\n' "$sentence"; }
from_pipe "a line of 1 GB" 1 "pipe.jsonl:1: a line of more than" .jsonl
behind "the line behind it"
make_input() { printf 'id,text\n1,'; letters $big; printf '\n2,%s\n' "$sentence"; }
from_pipe "a row of hundreds of MB" 1 "pipe.csv:2: a row of more than" .csv
behind "the row behind it"
make_input() { printf 'id,text\n1,"'; letters $big; printf '\n2,%s\n' "$sentence"; }
from_pipe "a quote that is not closed, and hundreds of MB" 1 "pipe.csv:2: a quotation mark" .csv
behind "the row behind the quote"
make_input() { printf 'id,text\n'; zeros $big; }
from_pipe "hundreds of MB of NULs as CSV" 1 "pipe.csv:2: a row of more than" .csv

# --- bombs
zeros 200000000 | gzip >bomb.jsonl.gz
cp bomb.jsonl.gz bomb.csv.gz
cp bomb.jsonl.gz bomb.tar.gz
cp bomb.jsonl.gz bomb.txt.gz
{ printf '\037\213\010\0\0\0\0\0\0\3'; letters 1000; } >broken.txt.gz
with_good "a bomb of gzip, .jsonl" 1 "hundreds of times its size" bomb.jsonl.gz
with_good "a bomb of gzip, .csv" 1 "a row of more than" bomb.csv.gz
with_good "a bomb as text" 1 "bomb.txt.gz: larger than" bomb.txt.gz
with_good "a bomb as tar" 1 "bomb.tar.gz: " bomb.tar.gz
gzip -c bomb.jsonl.gz >twice.jsonl.gz
with_good "a bomb, packed twice" 1 "hundreds of times its size" twice.jsonl.gz
gzip -c twice.jsonl.gz >thrice.jsonl.gz
with_good "packed three times" 1 "thrice.jsonl.gz" thrice.jsonl.gz
with_good "what only begins like gzip" 1 "broken.txt.gz: " broken.txt.gz

# --- archives
/usr/bin/python3 - <<'END'
import io, tarfile, zipfile
good = "Iran met France in Paris on Monday."
def make(name, members, mode=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(name, "w", mode) as f:
        for n, text in members:
            f.writestr(n, text)
make("escape.zip", [("../../../tmp/escaped.txt", good), ("/etc/escaped.txt", good), ("a\n\x1b[2J.txt", "")])
make("bomb.zip", [(f"{i}.jsonl", b"\0" * 20_000_000) for i in range(8)] + [("good.txt", good)])
make("skip.zip", [(f"{i}.bin", b"\0" * 20_000_000) for i in range(8)] + [("good.txt", good)])
make("big.zip", [("big.txt", "x" * 50_000_000), ("good.txt", good)])
data = open("escape.zip", "rb").read()
for i in range(4):
    make(f"deep{i}.zip", [("in.zip", data), ("good.txt", good)], zipfile.ZIP_STORED)
    data = open(f"deep{i}.zip", "rb").read()
many = io.BytesIO()
with tarfile.open(fileobj=many, mode="w") as f:
    f.addfile(tarfile.TarInfo("p.png"))
block = many.getvalue()[:512]
with open("many.tar", "wb") as f:
    f.write(block * 100_000)
    f.write(b"\0" * 1024)
head = bytearray(b"PK\3\4\x14\0\0\0\0\0" + b"\0" * 16 + b"\5\0\0\0" + b"a.txt")
head[18:26] = b"\xff\xff\xff\x7f" * 2  # a member of 2 GB, of which there are 35 bytes
open("lying.zip", "wb").write(bytes(head) + good.encode())
END
with_good "names that lead out of the archive" 1 'escape.zip/a\\n\\x1B\[2J.txt: it is empty' escape.zip
[ "$(coded)" = $((3 * good_events)) ] && [ ! -e /tmp/escaped.txt ] && [ ! -e /etc/escaped.txt ]
say $((1 - $?)) "they are read, and nothing is written there"
with_good "a bomb of zip" 1 "hundreds of times its size" bomb.zip
with_good "a bomb of zip in what nobody reads" 1 "hundreds of times its size" skip.zip
with_good "a member of 50 MB" 1 "big.zip/big.txt: larger than" big.zip
behind "the member behind it"
with_good "archives in archives" 1 "deep3.zip/in.zip/in.zip: an archive in an archive in an archive" deep3.zip
with_good "100,000 members" 1 "many.tar: nothing in this archive" many.tar
with_good "a member that is not there" 0 "lying.zip/a.txt: warning: the archive is damaged here" lying.zip
head -c 300 escape.zip >cut.zip
with_good "an archive that is cut off" 1 "cut.zip" cut.zip
head -c 300000 /dev/urandom >noise.zip
with_good "noise as an archive" 1 "noise.zip: this is no zip or tar archive" noise.zip

# --- tables
{ repeat 5000000 'a,'; printf '\n1,2\n'; } >wide.csv
with_good "a header of two million columns" 1 "wide.csv:1: a row of more than" wide.csv
repeat 20000000 '"' >quotes.csv
with_good "nothing but quotes" 1 "quotes.csv" quotes.csv
{ printf 'text,id\n'; repeat 3000000 '",",'; } >odd.csv
with_good "quotes and commas" 1 "odd.csv:2: " odd.csv

# --- folders and lists
mkdir -p loop/a/b && ln -s ../.. loop/a/b/up && ln -s . loop/self && cp good.txt loop/a/b/
with_good "links that loop" 0 "passed over in folders and archives: 2 links to folders" loop
deep=deep
i=0
while [ $i -lt 120 ]; do deep=$deep/d i=$((i + 1)); done
mkdir -p $deep && cp good.txt $deep/ && cp good.txt deep/
with_good "a folder of 120 levels" 1 "more than 100 folders deep" deep
mkdir names
i=0
while [ $i -lt 300 ]; do : >"names/$(printf 'a\033[%d\n.bin' $i)" && i=$((i + 1)); done
cp good.txt "$(printf 'names/b\nc.txt')"
with_good "names with control characters" 0 "300 files whose names no format takes" names
{ letters 100000000; printf '\ngood.txt\n'; } >list
run code --json --date 2024-07-17 --files-from list
expect "a list with a path of 100 MB" 1 "list:1: a path of more than"
[ "$(coded)" = "$good_events" ] && say 1 "the path behind it" || say 0 "the path behind it"
rm list

finish
