#!/bin/sh
# A load killed at 50 moments and gone on with; all of the shared corpora loaded twice, the second time changing
# nothing, and once more killed at ten moments. Slow: a quarter of an hour. Not in the background: it sends SIGINT,
# which the shell makes such programs ignore.
set -eu
cd "$(dirname "$0")/../.."
make -j2 all
LOAD_KILLS=${LOAD_KILLS:-50} DEMARCHE=build/release/demarche test/cli/load_test.sh
[ -d ../shared/corpora ] || { echo "skipped: no ../shared/corpora"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jobs=$(nproc)
dump() { # dump DATABASE: all its rows, sorted
    /usr/bin/python3 -c 'import sqlite3, sys
for line in sqlite3.connect(sys.argv[1]).iterdump(): print(line.replace("\n", "\\n"))' "$1" | LC_ALL=C sort >"$1.rows"
}
lasting() { # lasting ROWS: without the log and its times, the index of words and the numbers that it gives documents
    grep -vE '^INSERT INTO "(document_search[a-z_]*|changes|state_made)"' "$1" |
        sed -E 's/^(INSERT INTO "documents" VALUES\()[0-9]+,/\1/' | LC_ALL=C sort
}
loaded() { # loaded NAME OPTION...: into $work/NAME.db
    name=$1
    shift
    build/release/demarche code --db "$work/$name.db" -j "$jobs" --progress=never "$@" ../shared/corpora 2>"$work/err" ||
        { cat "$work/err"; exit 1; }
    tail -n 3 "$work/err"
}
loaded whole
dump "$work/whole.db"
cp "$work/whole.db.rows" "$work/first.rows"
loaded whole
dump "$work/whole.db"
cmp "$work/first.rows" "$work/whole.db.rows"
echo "ok: the second load of the corpora changes nothing"
i=0
while [ $i -lt 10 ]; do
    build/release/demarche code --db "$work/killed.db" -j "$jobs" --resume --progress=never ../shared/corpora 2>/dev/null &
    sleep "$(awk -v s=$i 'BEGIN { srand(); print 3 + rand() * 12 }')"
    kill -9 $! 2>/dev/null || true
    wait $! 2>/dev/null || true
    i=$((i + 1))
done
loaded killed --resume
dump "$work/killed.db"
lasting "$work/first.rows" >"$work/first.lasting"
lasting "$work/killed.db.rows" | cmp "$work/first.lasting" -
echo "ok: killed ten times, then --resume: the same rows"
