#!/bin/sh
# Articles out of web pages: 64 pages of our own in the layouts of papers, agencies, ministries and
# blogs (test/pages), the same changed in ways that leave the article as it is, the HTML of the State Department's releases against their text (../shared), and
# pages that mean harm, under bounds of time and memory. Speaks TAP.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
unset DEMARCHE_MODEL
export LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0 status=0
tell() { # RESULT NAME
    number=$((number + 1))
    if [ "$1" = 0 ]; then echo "ok $number - $2"; else echo "not ok $number - $2"; status=1; fi
}

/usr/bin/python3 "$root/test/pages/score.py" "$demarche" --floor 0.98 >"$work/score" 2>&1
result=$?
[ $result = 0 ] || cat "$work/score"
tell $result "64 pages: mean F1 of fours of words is 0.98 or more"

/usr/bin/python3 "$root/test/pages/changed.py" "$demarche" --floor 0.965 >"$work/score" 2>&1
result=$?
[ $result = 0 ] || cat "$work/score"
tell $result "64 pages, changed in 21 ways: mean F1 is 0.965 or more"

releases=$root/../shared/corpora/statedept_2021-05_2022-05.jsonl.gz
if [ -f "$releases" ]; then
    /usr/bin/python3 "$root/test/pages/releases.py" "$demarche" "$releases" 0.998 >"$work/score" 2>&1
    result=$?
    [ $result = 0 ] || cat "$work/score"
    tell $result "HTML of the releases: F1 of words is 0.998 or more"
else
    number=$((number + 1))
    echo "ok $number - HTML of the releases # SKIP no ../shared/corpora"
fi

# Seconds that the first touch of 600 MB costs, as many as the largest of these pages needs: 0 on most machines, some on
# virtual ones.
memory_cost() {
    /usr/bin/python3 -c 'import time; t = time.process_time(); bytearray(600 << 20); print(int(time.process_time() - t))'
}
# hostile NAME PYTHON: the page that the expression writes is read or refused in 5 seconds (and what memory costs) of
# processor time (120 with sanitizers; most take less than one, what is quadratic minutes) and 1 GB (unbounded with
# sanitizers, which reserve more).
case $demarche in
*release*) seconds=$((5 + $(memory_cost))) memory=1048576 ;;
*) seconds=120 memory=unlimited ;;
esac
hostile() {
    /usr/bin/python3 -c "print($2)" >"$work/page.html" || { tell 1 "hostile: $1 (not written)"; return; }
    (ulimit -t $seconds; ulimit -v $memory; exec "$demarche" extract --json "$work/page.html") >"$work/out" 2>"$work/err"
    code=$?
    case $code in 0 | 4 | 5) result=0 ;; *) result=1; head -5 "$work/err" ;; esac
    tell $result "hostile: $1"
}
hostile "a million elements deep" "'<div>' * 1000000 + 'text'"
hostile "a tag of 300,000 attributes" "'<p ' + ' '.join('a%d=1' % i for i in range(300000)) + '>The text of it.'"
hostile "formatting that is never closed" "'<p>' + ''.join('<font color=c%d>' % i for i in range(1400)) + '<p>x' * 200000"
hostile "700,000 links that are never closed" "'<a>' * 700000"
hostile "100,000 quotes" "''.join('<blockquote>The %d same words stand here again %d.</blockquote>' % (i, i) for i in range(100000))"
hostile "tables in tables" "'<table>' * 1400 + '<tr><td>a</td></tr>' * 100000"
hostile "a million comments that never end" "'<p><!--' * 1000000"
hostile "ten million brackets in a script" "'<html><script>' + '<' * 10000000"
hostile "a page of references" "'<p>' + '&amp;&#0;&#x110000;&nosuch;' * 200000"
hostile "JSON-LD nested without end" "'<script type=\"application/ld+json\">' + '[{\"a\":' * 500000 + '</script><p>The text of the page is here.'"
hostile "a long JSON-LD text and 100,000 paragraphs" "'<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"articleBody\":\"' + ' '.join('word%d of the text' % i for i in range(200000)) + '\"}</script>' + ''.join('<p>line %d that is not in the body of it.</p>' % i for i in range(100000))"
hostile "400,000 authors" "'<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":[' + ','.join('\"Ada Kunda %d\"' % i for i in range(400000)) + ']}</script><p>The text of the page is here.</p>'"
hostile "a style of a million properties" "'<p style=\"' + 'display' * 1000000 + ' : x\">The text of the page is here.</p>'"
hostile "a class of four million words" "'<p class=\"' + 'a ' * 4000000 + '\">The text of the page is here.</p>'"
hostile "200,000 headings with nothing below" "'<p>The text of the page is here.</p>' + '<h2>word xx</h2>' * 200000"
hostile "100,000 bodies" "''.join('<div class=\"article-body\"><p>The text %d of the page is here.</p></div>' % i for i in range(100000))"
hostile "a title of five megabytes and 100,000 headings" "'<meta property=\"og:title\" content=\"' + 'The title is long. ' * 300000 + '\">' + ''.join('<h2>a heading number %d stands</h2>' % i for i in range(100000))"
hostile "100,000 elements of nine telling names" "''.join('<div class=\"sidebar share comments widget byline caption pull deck nav\">The text %d of the page is here.</div>' % i for i in range(100000))"
hostile "half a million bars in the line of a date" "'<h1>A title</h1><p>' + ' | ' * 500000 + '</p><p>The text of the page is here.</p>'"
hostile "100,000 paragraphs 1,400 elements deep" "'<div class=a>' * 1400 + '<div class=a><p>The text of the page is here, once in a while.</p></div>' * 100000"
hostile "200,000 sections of related texts" "'<div><h2>Related</h2><p>The text of the page is here for once.</p></div>' * 200000"
hostile "100,000 authors by their ids" "'<script type=\"application/ld+json\">[' + ','.join('{\"@id\":\"#%d\",\"name\":\"n%d\"}' % (i, i) for i in range(100000)) + ',{\"@type\":\"Article\",\"author\":[' + ','.join('{\"@id\":\"#%d\"}' % i for i in range(100000)) + ']}]</script><p>The text of the page is here.</p>'"
hostile "300,000 marked authors" "'<h1>A title</h1>' + '<a rel=author>Ada Kunda</a>' * 300000 + '<p>The text of the page is here.</p>'"
hostile "1,400 figures around 50,000 quotations" "'<figure>' * 1400 + '<blockquote>The text of the page is here.</blockquote>' * 50000"
hostile "300,000 lines above comments" "'<p>The text of the page is here.</p><p>12 comments</p>' * 150000"
hostile "100,000 hidden paragraphs" "'<div style=\"display:none\">' + '<p>The text of the page is here.</p>' * 100000"
hostile "a title of 300,000 parts" "'<title>' + ' | a' * 300000 + '</title><h1>A title</h1><p>The text of the page is here.</p>'"
echo "1..$number"
exit $status
