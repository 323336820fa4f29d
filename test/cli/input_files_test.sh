#!/bin/sh
# Which files are read: folders, patterns, lists, and what is said of the rest. Speaks TAP.
. "$(dirname "$0")/program.sh"
# check NAME CODE FILES ERR ARGUMENTS: the files that extract reads, in order, "/" between; a pattern
# that standard error must match, "" for none
check() {
    name=$1 want_code=$2 want=$3 want_err=$4
    shift 4
    "$demarche" extract --json "$@" >out 2>err </dev/null
    code=$?
    got=$(sed -n 's/.*"file":"\([^"]*\)".*/\1/p' out | tr '\n' ' ' | sed 's/ $//')
    number=$((number + 1)) good=1
    [ $code = "$want_code" ] || { good=0; echo "# exit code $code, not $want_code"; }
    [ "$got" = "$want" ] || { good=0; echo "# read: $got"; }
    if [ -n "$want_err" ]; then
        grep -q -- "^demarche: $want_err" err || good=0
    else
        [ -s err ] && good=0
    fi
    [ $good = 1 ] && echo "ok $number - $name" && return
    echo "not ok $number - $name"
    sed 's/^/# /' err
    status=1
}
mkdir -p news/2020/q1 news/2021 news/.cache empty
for f in news/2020/b.txt news/2020/q1/c.txt news/2021/a.txt news/.cache/no.txt news/x.png; do
    echo "Iran met France in Paris on Monday, July 6, 2020." >$f
done
echo '{"text":"Peru halted its talks with Chile.","date":"2020-07-06"}' | gzip >news/2021/z.jsonl.gz
ln -s .. news/2020/up
newline="$(printf 'news/2021/new\nline.txt')"
cp news/2020/b.txt "$newline"
all='news/2020/b.txt news/2020/q1/c.txt news/2021/a.txt news/2021/new\nline.txt news/2021/z.jsonl.gz'

check "a folder, sorted, with a line of what was passed over" 0 "$all" \
    "passed over in folders and archives: 1 file whose name no format takes, 1 hidden file or folder, 1 link to a folder" news
check "a pattern" 0 "news/2021/z.jsonl.gz" "" 'news/20*/*.jsonl.gz'
check "a deep pattern" 0 "news/2020/b.txt news/2020/q1/c.txt" "" 'news/**/[bc].txt'
check "a pattern takes any name" 0 "news/x.png" "" 'news/*.png'
check "a pattern that names nothing, and a missing file; the rest is read" 1 "news/2020/b.txt" \
    'no/\*\.txt: no file is named so' 'no/*.txt' missing.txt news/2020/b.txt
check "an empty folder" 4 "" "empty: no file below this folder" empty
printf 'news/2021/a.txt\n\nmissing\nnews/2020/q1\n' >list
check "a list" 1 "news/2020/b.txt news/2021/a.txt news/2020/q1/c.txt" "missing: cannot be opened" \
    --files-from list news/2020/b.txt
printf '%s\0news/2020/b.txt\0' "$newline" >nul
check "a list with NULs" 0 'news/2021/new\nline.txt news/2020/b.txt' "" --files-from nul -0
check "the same without --null" 4 "" "nul:2: a NUL in a path" --files-from nul
check "a missing list" 4 "" "nowhere: cannot be opened" --files-from nowhere
check "--null alone" 2 "" "--null needs --files-from" --null news
check "standard input as list and file" 2 "" "--files-from - and -:" --files-from - -
printf '\n' >"$(printf 'bad\033[2J\nname\377.txt')"
check "a name that is a command for the terminal" 4 "" 'bad\\x1B\[2J\\nname\\xFF.txt: there is no text' bad*

printf 'Iran met France in Paris on Monday.\n' >"$(printf 'odd\377.txt')"
"$demarche" code --csv --date 2024-07-17 odd* >out 2>err
number=$((number + 1))
iconv -f UTF-8 -t UTF-8 out >/dev/null 2>&1 && grep -q 'odd' out && echo "ok $number - what is printed is UTF-8" ||
    { echo "not ok $number - what is printed is UTF-8"; status=1; }
find news -name '*.txt' -print0 | sort -z | "$demarche" code --json -j 2 --files-from - -0 >out 2>err
number=$((number + 1))
[ "$(grep -c '"record":"document"' out)" = 5 ] && echo "ok $number - find, sort and code" ||
    { echo "not ok $number - find, sort and code"; status=1; }
for c in "mentions --json" "parse" "merge --json" "ledger channels --json" "status IRN FRA --json"; do
    "$demarche" $c --files-from list </dev/null >out 2>err
    code=$?
    number=$((number + 1))
    [ $code = 1 ] && grep -q "missing: cannot be opened" err && echo "ok $number - $c" ||
        { echo "not ok $number - $c"; status=1; }
done
finish
