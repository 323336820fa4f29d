#!/bin/sh
# A WARC that wget writes of a local site of 200 articles, read back whole. Speaks TAP.
. "$(dirname "$0")/program.sh"
command -v wget >/dev/null || { echo "1..0 # skipped: wget is not installed"; exit 0; }
server=
trap '[ -n "$server" ] && kill "$server"; rm -rf "$work"' EXIT
python3 "$root/test/cli/warc_site.py" make site expected || exit 1
python3 -u -m http.server 0 --bind 127.0.0.1 --directory site >server.log 2>&1 &
server=$!
await server.log
port=$(sed -n 's/.*port \([0-9]*\).*/\1/p' server.log)
# result NAME GOT WANT
result() {
    number=$((number + 1))
    [ "$2" = "$3" ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    printf '%s\n' "got: $2" "want: $3" | sed 's/^/# /'
    status=1
}
# crawl NAME OPTION...: writes NAME.warc or NAME.warc.gz
crawl() {
    name=$1
    shift
    wget -q -r -l inf -p --delete-after -P out --warc-file="$name" "$@" "http://127.0.0.1:$port/"
}
# read_back FILE: what extract makes of it; its talk in `talk`
read_back() {
    "$demarche" extract --json "$1" 2>talk >out.jsonl
    echo "exit code $?"
    python3 "$root/test/cli/warc_site.py" check expected <out.jsonl
    grep -c 'no text of an article' talk
    grep 'passed over in' talk | sed 's/.*of the archiver, //'
}
# The 11 pages of links are no articles, and said to be none: exit code 1. How many requests there
# are is not always the same: wget repeats one now and then.
want="exit code 1
200 of 200 articles, 0 wrong
11
10 redirects, 1 answer that is an error, 1 robots.txt or its like, 1 text/css, 1 image/png"
crawl packed --warc-cdx
result "all 200 articles of a packed WARC" "$(read_back packed.warc.gz)" "$want"
result "which are all 225 answers that --warc-cdx lists" "$(grep -c 127.0.0.1 packed.cdx)" 225
crawl plain --no-warc-compression
result "of one that is not packed" "$(read_back plain.warc)" "$want"
crawl dup --warc-dedup=packed.cdx
result "a second visit: nothing has changed" "$(read_back dup.warc.gz | sed -n 2p)" \
    "0 of 200 articles, 0 wrong"
cat packed.warc.gz >piped
result "by its beginning, from standard input" \
    "$("$demarche" extract --json - <piped 2>talk | wc -l)" 200
size=$(wc -c <packed.warc.gz)
head -c $((size / 2)) packed.warc.gz >half.warc.gz
"$demarche" extract --json half.warc.gz >half.jsonl 2>talk
grep -q 'the packed data ends too early' talk && [ "$(wc -l <half.jsonl)" -gt 80 ]
result "half of it" $? 0
"$demarche" code --json -j 2 packed.warc.gz >coded.jsonl 2>talk
result "coded" "$(grep -c '"record":"document"' coded.jsonl)" 200
finish
