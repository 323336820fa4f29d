#!/bin/sh
# Feeds as input: what extract and code make of RSS, Atom and JSON Feed, good and broken, and of feeds
# that mean harm. Then the cases of another parser, where they are at hand. Speaks TAP.
. "$(dirname "$0")/under_limits.sh"
[ "$memory" = unlimited ] || memory=$((400 * 1024))
own=$root/test/feeds/own
# has NAME CODE WORDS FILE LINE...: extract of FILE has the lines, each as fields of JSON in any order
has() {
    name=$1 want=$2 words=$3 file=$4
    shift 4
    run extract --json "$file"
    expect "$name" "$want" "$words"
    python3 - "$@" <<'END' >why 2>&1
import json, sys
lines = [json.loads(line) for line in open("out")]
want = [json.loads(text) for text in sys.argv[1:]]
if len(lines) != len(want):
    sys.exit(f"{len(lines)} documents, not {len(want)}")
for got, fields in zip(lines, want):
    for key, value in fields.items():
        if got[key] != value:
            sys.exit(f"{key} is {got[key]!r}, not {value!r}")
END
    good=$((1 - $?))
    cat why >>err
    say $good "$name: the documents"
}

has "RSS 2.0" 0 "" "$own/rss20.rss" \
    '{"title":"Iran & France meet in Paris","url":"https://courier.example/2020/07/iran-france","byline":"Ada Kunda","outlet":"The Harbour Courier","published":"2020-07-06T15:00:00+02:00","text":"Iran met France in Paris on Monday, July 6, 2020.\nThe ministers spoke for an hour & ate lunch."}' \
    '{"title":"Peru halts talks with Chile","url":"https://courier.example/2020/07/peru-chile","byline":"Ben Oyelaran","outlet":"Coast Wire","published":"2020-07-07T08:30:00-05:00","text":"Peru halted its talks with Chile on Tuesday. Officials in Lima gave no reason."}'
has "Atom 1.0" 0 "" "$own/atom10.atom" \
    '{"title":"Troops leave the valley","url":"https://gazette.example/2020/valley.html","byline":"Chidi Mensah, Dara Ito","outlet":"Gazette of the Hills","published":"2020-07-06T09:00:00+05:30","text":"Iran met France in Paris on Monday.\nMore & more came.\nThey sat."}' \
    '{"title":"A note","url":"https://gazette.example/sport/note","published":"2020-07-05","text":"Plain <b> text"}'
has "RSS 1.0, by its content" 0 "" "$own/rss10.xml" \
    '{"title":"One","url":"https://letter.example/1","published":"2020-07-06T10:00:00Z","byline":"Ada Kunda"}'
has "JSON Feed, by its content" 0 "" "$own/feed.json" \
    '{"title":"One","text":"Iran met France in Paris.","byline":"Ada Kunda, Ben Oyelaran"}' \
    '{"title":null,"url":null,"published":"2020-07-07"}' '{"text":"only a summary","url":"https://json.example/rel/3"}'
has "ill-formed: read, and told" 0 "line 1: text outside of the feed" "$own/ill.rss" \
    '{"title":"One < two","url":"https://ill.example/1","outlet":"The Paper © café &nosuch; AT&T","text":"Iran met France\nin Paris.\nIt was Monday."}' \
    '{"title":"Two","url":"https://ill.example/2","text":"Peru halted \"talks\"."}'
has "cut off: what is there is read" 1 "ends in the middle" "$own/truncated.xml" \
    '{"title":"Iran & France meet in Paris","text":"Iran met France in Paris on Monday, July 6, 2020.\nThe ministers spoke for an hour & ate lunch."}'
for f in utf16 latin1 mislabelled unlabelled; do
    words=
    [ $f = mislabelled ] && words="not the one that is declared"
    [ $f = unlabelled ] && words="was guessed"
    has "encoding: $f" 0 "$words" "$own/$f.xml" \
        '{"title":"Über","outlet":"Café '"'"'s","text":"Iran met France in Paris. Été \"quoted\"."}'
done
run code --json "$own/rss20.rss"
expect "code" 0 ""
[ "$(coded)" -ge 2 ]; say $((1 - $?)) "code finds events in both items"
gzip -c "$own/rss20.rss" | "$demarche" extract --json - >piped 2>err
"$demarche" extract --json "$own/rss20.rss" | sed 's/"file":"[^"]*"/"file":"-"/' >named
cmp -s piped named; say $((1 - $?)) "the same from a pipe, packed"
printf '<rss><channel><title>No news</title></channel></rss>' >empty.rss
run extract --json empty.rss
expect "a feed without items is none the less one" 0 ""
printf '<html><p>Iran met France in Paris on Monday.</p></html>' >page.rss
with_good "a page by the name of a feed" 1 "page.rss: it is no feed" page.rss

# --- harm
{
    printf '<!DOCTYPE lolz [<!ENTITY a "lol">'
    for i in b c d e f g h; do p=$(echo $i | tr b-h a-g); printf '<!ENTITY %s "&%s;&%s;&%s;&%s;&%s;">' $i $p $p $p $p $p; done
    printf '<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>T</title>'
    printf '<description>Iran met France. &h; &x;</description><pubDate>6 Jul 2020</pubDate></item></channel></rss>'
} >laughs.rss
with_good "a billion laughs" 0 "an entity that nobody defines" laughs.rss
grep -q 'root:' out; say $? "no file is read for an entity"
{ printf '<rss><channel>'; repeat 50000000 '<a b="c">'; } >deep.rss
with_good "50 MB of nested elements" 1 "deep.rss" deep.rss
{ printf '<rss><channel><item><title>Long</title><description>'; repeat 100000000 'word '; } >long.rss
with_good "an item of 100 MB" 1 "long.rss" long.rss
{ printf '<rss><channel><item><a'; repeat 50000000 ' b="c"'; } >attributes.rss
with_good "a tag of 50 MB" 1 "attributes.rss" attributes.rss
{ printf '<rss><channel><item>'; repeat 50000000 '<title>T</title>'; } >titles.rss
with_good "an item of three million titles" 1 "titles.rss" titles.rss
python3 -c "
print('<rss><channel>')
for i in range(300000): print(f'<x{i}:a{i} xmlns:x{i}=\"u{i}\" b{i}=\"1\"/>')" >names.rss
with_good "as many names as elements" 1 "names.rss: the feed ends in the middle" names.rss
scale=1 # refused before any work is done
{ printf '{"version":"https://jsonfeed.org/version/1","items":['; repeat 100000000 '{"id":"1"},'; } >long.json
with_good "a JSON Feed of 100 MB" 1 "long.json: a JSON Feed of more than" long.json

# --- the cases of another parser
cases=$root/../shared/readers/feeds dump=$(dirname "$demarche")/test/feeds/dump
number=$((number + 1))
if [ ! -d "$cases" ]; then
    echo "ok $number - the cases of another parser # SKIP no ../shared/readers/feeds"
elif python3 "$root/test/feeds/cases.py" "$dump" "$cases" --expected "$root/test/feeds/expected.tsv" >cases.out 2>&1; then
    sed 's/^/# /' cases.out
    echo "ok $number - the cases of another parser"
else
    sed 's/^/# /' cases.out
    echo "not ok $number - the cases of another parser"
    status=1
fi
finish
