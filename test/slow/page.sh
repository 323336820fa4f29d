#!/bin/sh
# The page of `demarche serve` in Debian's Chromium: every view at two widths, light and dark, looked over by axe-core;
# clicks, keys, the back button, downloads, news, hostile texts; paper, forced colours, a finger. Then every view in Debian's Firefox and in WebKitGTK, which
# draws as Safari does. Takes playwright-core, puppeteer-core (which knows Debian's Firefox, and not one of its own alone),
# selenium-webdriver (which knows WebKitGTK) and axe-core from npm.
# DEMARCHE_PAGE_DB=FILE: on a copy of that database, such as one of all of ../shared/corpora, with our own texts added.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
server="" driver=""
for needed in npm chromium; do
    command -v $needed > /dev/null || { echo "page.sh: skipped, $needed is not installed"; exit 0; }
done
"$demarche" limits > /dev/null
modules=$root/build/page-test
mkdir -p "$modules"
cp "$root"/test/page/package*.json "$modules/"
(cd "$modules" && npm ci --no-audit --no-fund --silent) || { echo "page.sh: skipped, the npm registry cannot be reached"; exit 0; }

work=$(mktemp -d)
trap 'for it in $server $driver; do kill -- "$it" 2> /dev/null || true; done; rm -rf "$work"' EXIT
cd "$work"
cat > hostile.jsonl << 'END'
{"id":"h1","date":"2024-07-18","outlet":"<script>alert(1)</script>","url":"javascript:alert(1)","title":"<img src=x onerror=alert(1)> \u202e\" onload=alert(1) {{7*7}}","text":"China condemned Japan <img src=x onerror=alert(1)>. \"><svg onload=alert(1)> France warned Russia against crossing its red line. Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx met Iran."}
END
cat > places.jsonl <<'END'
{"id":"p1","date":"2024-07-17","text":"Police in Kenya arrested 40 people on Monday. Protesters clashed with police in Nairobi on Tuesday. Russia massed troops at Ukraine's borders."}
{"id":"p2","date":"2024-07-18","text":"Police arrested 20 people near Nairobi on Monday. Police arrested 30 people in NAIROBI. Russia deployed troops on the border with Ukraine."}
END
echo '{"id":"n1","date":"2024-07-19","text":"India condemned Pakistan."}' > news.jsonl
echo '{"id":"n2","date":"2024-07-20","text":"Iran condemned Iraq."}' > later.jsonl
[ -z "${DEMARCHE_PAGE_DB:-}" ] || cp "$DEMARCHE_PAGE_DB" page.db
"$demarche" code --db page.db --date 2024-07-17 "$root/examples/article.txt" > /dev/null 2>&1
"$demarche" code --db page.db "$root/examples/news.jsonl" hostile.jsonl places.jsonl > /dev/null 2>&1 || true
"$demarche" serve page.db --listen 127.0.0.1:0 --corrections corrections.jsonl 2> server.log &
server=$!
for i in 1 2 3 4 5 6 7 8 9 10; do grep -q http server.log && break; sleep 1; done
base=$(sed -n 's|^demarche: \(http://[^/]*\)/.*|\1|p' server.log)
MODULES=$modules BASE=$base NEWS="$demarche code --db $work/page.db $work/news.jsonl" node "$root/test/page/page.mjs"
export MODULES="$modules" BASE="$base"
node "$root/test/page/media.mjs"
if command -v firefox-esr > /dev/null; then
    HOME=$work node "$root/test/page/firefox.mjs"
else
    echo "page.sh: Firefox is not installed, and was skipped"
fi
minibrowser=$(ls /usr/lib/*/webkit2gtk-4.*/MiniBrowser 2> /dev/null | tail -1)
if [ -z "$minibrowser" ] || ! command -v WebKitWebDriver > /dev/null || ! command -v xvfb-run > /dev/null; then
    echo "page.sh: WebKitGTK's driver or Xvfb is not installed, and was skipped"
    exit 0
fi
# Without a locale, where it says that its language is "C". xvfb-run hands no signal on: the driver ends with its own group.
port=$((20000 + $$ % 20000))
setsid xvfb-run -a -s '-screen 0 1600x1000x24' env LC_ALL=C WebKitWebDriver --port=$port > driver.log 2>&1 &
driver=-$!
for i in 1 2 3 4 5 6 7 8 9 10; do curl -s -o status "http://127.0.0.1:$port/status" && break; sleep 1; done
DRIVER=$port MINIBROWSER=$minibrowser node "$root/test/page/webkit.mjs"
