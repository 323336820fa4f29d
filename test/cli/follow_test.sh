#!/bin/sh
# demarche follow against a server of our own: what is new once, what changed once, also after kill -9;
# robots.txt, 304, 410, 429, redirects; servers that trickle, lie, loop and swell. Speaks TAP.
. "$(dirname "$0")/program.sh"
for need in python3 sqlite3; do
    command -v $need >/dev/null || { echo "1..0 # SKIP no $need"; exit 0; }
done
mkdir www
python3 "$root/test/cli/feed_server.py" "$work" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
await port
here=http://127.0.0.1:$(cat port)

ok() { # ok NAME CONDITION...: a command that must succeed
    name=$1
    shift
    number=$((number + 1))
    "$@" >said 2>&1 && { echo "ok $number - $name"; return; }
    echo "not ok $number - $name"
    status=1
    for f in said err; do sed "s/^/# $f: /" $f; done
}
follow() { # follow DB FEED...: once, without pauses; standard error in err, the exit code in code
    db=$1
    shift
    "$demarche" follow --db "$db" --once --allow-private --delay 0 --timeout 2 "$@" >out 2>err
    code=$?
}
said() { grep -qF -- "$1" err; }
ends() { [ "$code" = "$1" ]; }
ask() { [ "$(sqlite3 "$1" "$2")" = "$3" ] || { sqlite3 "$1" "$2"; return 1; }; }
asked() { [ "$(grep -c -- "$1" asked)" = "$2" ] || { grep -- "$1" asked; return 1; }; }

item() { # item ID TITLE TEXT [LINK]
    echo "<item><guid isPermaLink='false'>$1</guid><title>$2</title><link>$here/${4:-none.html}</link>"
    echo "<pubDate>Mon, 06 Jul 2020 10:00:00 GMT</pubDate><description>$3</description></item>"
}
feed() { # feed FILE: items on standard input
    { echo "<rss version='2.0'><channel><title>Our news</title><link>$here/</link>"; cat; echo "</channel></rss>"; } >www/$1
}
page() { # page FILE TITLE: a page of three paragraphs
    {
        echo "<!doctype html><html><head><title>$2</title></head><body><article><h1>$2</h1>"
        for paragraph in 1 2 3; do
            echo "<p>Iran met France in Paris on Monday, officials of both sides said after the talks"
            echo "in the French capital, and Peru expelled the ambassador of Chile from Lima ($paragraph).</p>"
        done
        echo "</article></body></html>"
    } >www/$1
}

# --- what is new, what changed
{ item 1 "Peru halts talks" "Peru halted its talks with Chile."; item 2 "Iran meets France" "Iran met France in Paris."; } | feed own
follow own.db --full-pages never "$here/own"
ok "two new items" said "own: 2 new, 0 changed, 0 known"
ok "exit code 0, nothing printed" sh -c "[ $code = 0 ] && ! [ -s out ]"
follow own.db --full-pages never "$here/own"
ok "then not modified" said "own: not modified"
ok "asked with the ETag" asked '^/own 304 "' 1
ok "robots.txt asked once" asked '^/robots.txt' 1
{ item 1 "Peru halts talks" "Peru resumed its talks with Chile."; item 2 "Iran meets France" "Iran met France in Paris."; item 3 "New" "Ghana sanctioned Togo."; } | feed own
follow own.db --full-pages never --json "$here/own"
ok "one new, one changed" said "own: 1 new, 1 changed, 1 known"
ok "printed as code does" sh -c "[ \$(grep -c '\"record\":\"document\"' out) = 2 ] && grep -q '\"record\":\"run\"' out && grep -q '\"Our news\"' out"
ok "three documents" ask own.db "SELECT count(*) FROM documents" 3
ok "the changed one replaced" ask own.db "SELECT count(*) FROM documents WHERE text LIKE '%resumed%' AND source_id LIKE '%#1'" 1
{ item 1 "Peru halts talks" "Peru halted its talks with Chile."; item 2 "Iran meets France" "Iran met France in Paris."; } | feed own
follow own.db --full-pages never "$here/own"
ok "an older copy changes nothing" said "own: 0 new, 0 changed, 2 known"
ok "nor its document" ask own.db "SELECT count(*) FROM documents WHERE text LIKE '%resumed%'" 1
item 1 "Peru halts talks" "Peru halted its talks with Chile." | feed other
follow own.db --full-pages never "$here/other"
ok "ids of another feed are its own" said "other: 1 new"
follow own.db --full-pages never --user-agent "newsdesk/7 (us@example.org)" "$here/other"
ok "the name is sent" asked 'newsdesk/7 (us@example.org)$' 1

# --- pages
page a.html "Iran meets France"
page secret.html "Secret"
page robots-says-no.html "No"
printf 'User-agent: demarche\nDisallow: /robots-says\n' >www/robots.txt
{
    item p1 "Iran meets France" "Iran met France." a.html
    item p2 "Nobody home" "Ghana sanctioned Togo." missing.html
    item p3 "Forbidden" "Peru halted its talks with Chile." robots-says-no.html
} | feed pages
follow pages.db "$here/pages"
ok "three items with pages" said "pages: 3 new, 0 changed"
ok "the page's text" ask pages.db "SELECT count(*) FROM documents WHERE text LIKE '%expelled the ambassador%'" 1
ok "the feed's text and a problem where there is no page" ask pages.db \
    "SELECT count(*) FROM document_problems WHERE code = 'no-page' AND message LIKE '%answers 404%'" 1
ok "the same where robots.txt forbids it" ask pages.db \
    "SELECT count(*) FROM document_problems WHERE code = 'no-page' AND message LIKE '%robots.txt%line 2%'" 1
ok "which is not asked for" asked '^/robots-says' 0
follow pages.db --user-agent other/1 "$here/robots-says.xml"
ok "another name is another guest" said "answers 404"
"$demarche" problems pages.db --csv >listed
ok "all of it is among the problems" sh -c "[ \$(grep -c ',no-page,' listed) = 2 ] && [ \$(wc -l <listed) = 4 ] &&
    grep -q '^$here/robots-says.xml,,$here/robots-says.xml,,,feed,.*answers 404' listed"
rm www/robots.txt

# --- what servers say
item g "Gone" "Peru halted its talks with Chile." | feed gone
touch www/gone.gone
follow say.db "$here/gone"
ok "gone" said "gone (410)"
follow say.db "$here/gone"
ok "and not asked again" asked '^/gone' 1
echo 3600 >www/busy.busy
follow say.db "$here/busy"
ok "429 with Retry-After" said "answers 429; asked again in 60 min"
follow say.db "$here/busy"
ok "is kept to" sh -c "grep -q 'asks to wait another 60 min' err && [ \$(grep -c '^/busy' asked) = 1 ]"
item m "Moved" "Peru halted its talks with Chile." | feed new
echo "$here/new" >www/old.moved
follow say.db --full-pages never "$here/old"
follow say.db --full-pages never "$here/old"
ok "moved for good: the new address from then on" sh -c "grep -q 'old: not modified' err && [ \$(grep -c '^/old' asked) = 1 ]"
follow say.db --full-pages never "$here/new" "$here/missing"
ok "one that answers and one that does not" ends 1

# --- hostile servers
for case in "loop|more than 5 redirects" "cloud|its address is link-local" "file|only http and https" \
    "trickle|takes too long" "headers|" "short|before the length that it promised" \
    "bomb|longer than" "endless|longer than" "noise|no feed"; do
    what=${case%%|*} words=${case#*|}
    follow bad.db "$here/bad/$what"
    ok "a server's $what" sh -c "[ $code = 4 ] && grep -qF '$words' err"
done
for url in "$here/own" "http://localhost:$(cat port)/own" "http://2130706433:$(cat port)/own" \
    "http://[::ffff:127.0.0.1]:$(cat port)/own" "http://0.0.0.0:$(cat port)/own"; do
    "$demarche" follow --db bad.db --once --delay 0 "$url" >out 2>err
    code=$?
    ok "refused: $url" sh -c "[ $code = 4 ] && grep -q 'refused: its address is' err"
done
if command -v openssl >/dev/null && # a certificate of our own making, for which nobody vouches
    openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 1 -subj /CN=localhost \
        -addext subjectAltName=DNS:localhost >/dev/null 2>&1; then
    python3 - <<'SERVER' &
import http.server, os, ssl
server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("cert.pem", "key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
with open("tls.part", "w") as f:
    f.write(str(server.server_address[1]))
os.rename("tls.part", "tls")
server.serve_forever()
SERVER
    secure=$!
    await tls
    follow bad.db "https://localhost:$(cat tls)/www/own"
    kill $secure
    ok "a certificate for which nobody vouches" sh -c "[ $code = 4 ] && grep -q 'certificate' err"
fi
ok "nothing of it is stored" ask bad.db "SELECT count(*) FROM documents" 0

# --- more pages than a poll reads, pages that do not answer
i=0
while [ $i -lt 205 ]; do
    i=$((i + 1))
    item w$i "Iran meets France $i" "Iran met France $i times." a.html
done | feed many
follow many.db "$here/many"
ok "200 pages a poll" said "many: 200 new, 0 changed, 0 known, 5 left for the next time"
follow many.db "$here/many"
ok "and the rest" said "many: 5 new, 0 changed, 200 known; events"
for i in 1 2 3 4 5; do
    item d$i "Iran meets France $i" "Iran met France $i times." d$i.html
done | sed 's|<link>http://[^/]*/d|<link>http://127.0.0.2:1/d|' | feed dead
follow dead.db "$here/dead"
ok "servers of pages that are down" sh -c "grep -q 'dead: 5 new' err && grep -q 'd1.html: not asked for: 3 pages before' err"

# --- killed, and on
i=0
while [ $i -lt 25 ]; do
    i=$((i + 1))
    page k$i.html "Iran meets France $i"
    item k$i "Iran meets France $i" "Iran met France $i times." k$i.html
done | feed kill
rm -f www/k7.html
"$demarche" follow --db kill.db --once --allow-private --delay 0.1 "$here/kill" >out 2>err &
victim=$!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    [ "$(sqlite3 kill.db "SELECT count(*) > 4 FROM feed_items" 2>/dev/null)" = 1 ] && break
    sleep 0.1
done
kill -9 $victim
wait $victim 2>/dev/null
before=$(sqlite3 kill.db "SELECT count(*) FROM feed_items")
ok "killed in the middle ($before of 25)" sh -c "[ $before -gt 3 ] && [ $before -lt 25 ]"
ok "each item with its document" ask kill.db \
    "SELECT count(*) FROM documents d JOIN feed_items i ON i.document = d.id" "$before"
follow kill.db "$here/kill"
ok "the rest, and no more" said "kill: $((25 - before)) new, 0 changed, $before known"
ok "25 documents" ask kill.db "SELECT count(*) FROM documents" 25
ok "each page asked for at most twice, all but one once" sh -c \
    "[ \$(grep -c '^/k[0-9]*\.html' asked) -le 26 ]"

# --- on and on
timeout --foreground -s INT --preserve-status 3 "$demarche" follow --db own.db --allow-private --delay 0 --every 1s --full-pages never \
    "$here/own" "$here/other" >out 2>err
code=$?
ok "Ctrl-C ends it cleanly" ends 0
ok "after some polls" sh -c "[ \$(grep -c 'own: .*asked again in 1 s' err) -ge 2 ]"
printf '# ours\n%s\n\n %s \n' "$here/own" "$here/other" >list
follow own.db --feeds list
ok "a list of feeds" sh -c "grep -q /own: err && grep -q /other: err"
"$demarche" follow --once "$here/own" >out 2>err
code=$?
ok "--db is needed" sh -c "[ $code = 2 ] && grep -q 'needs --db' err"
"$demarche" follow --db own.db --feeds list ftp://example.org/ >out 2>err
code=$?
ok "an address that is none" sh -c "[ $code = 2 ] && grep -q 'only http' err"

# --- two real feeds, hour by hour
history=$root/../shared/readers/rss_history
sum=0
if [ -d "$history" ]; then
    for name in state whitehouse; do
        : >all
        for copy in "$history/$name"/*.rss; do
            cp "$copy" "www/$name"
            follow real.db "$here/$name"
            cat err >>all
        done
        eval "$(awk '{ for (i = 1; i < NF; i++) { if ($(i+1) == "new,") n += $i; if ($(i+1) == "changed,") c += $i } }
            END { printf "new=%d changed=%d", n, c }' all)"
        items=$(cat "$history/$name"/*.rss | grep -o '<guid[^<]*' | sort -u | wc -l)
        sum=$((sum + changed))
        ok "$name: each of $items items once ($changed changed)" [ "$new" = "$items" ]
    done
    ok "one text changed, once" [ "$sum" = 1 ]
    ok "as many documents" ask real.db "SELECT count(*) FROM documents" 28
else
    number=$((number + 1))
    echo "ok $number - two real feeds # SKIP no ../shared"
fi
finish
