#!/bin/bash
# The shared corpora coded into SQLite, PostgreSQL and ClickHouse, each directly: every table has as many rows in
# each, and the sorted dumps are the same bytes; so they are of what is moved by dump and load from one to another.
# DEMARCHE_SAMPLE=N takes N documents from all over them. A server that is not installed is told and passed by.
# A quarter of an hour for all on two cores; 3 GB of disk under TMPDIR.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
corpora=$root/../shared/corpora
[ -d "$corpora" ] || { echo "skipped: no ../shared/corpora"; exit 0; }
make -s -j2 all
demarche=${DEMARCHE:-$root/build/release/demarche}
above=$(mktemp -d)
chmod 755 "$above"
trap 'rm -rf "$above"' EXIT
export LC_ALL=C
jobs=$(nproc)

input=$corpora
if [ -n "${DEMARCHE_SAMPLE:-}" ]; then
    input=$above/sample.jsonl
    gzip -dcf "$corpora"/* >"$above/all"
    awk -v all="$(wc -l <"$above/all")" -v n="$DEMARCHE_SAMPLE" 'int(NR * n / all) > int((NR - 1) * n / all)' "$above/all" >"$input"
    rm "$above/all"
fi

seconds() { # seconds WORDS...: runs them; how long that took is in $took
    begun=$(date +%s%N)
    "$@"
    took=$(awk -v ns=$(($(date +%s%N) - begun)) 'BEGIN { printf "%.1f", ns / 1e9 }')
}
code() { # code DATABASE
    "$demarche" code --db "$1" -j "$jobs" --progress=never "$input" 2>"$above/err" || { cat "$above/err"; return 1; }
}
load() { # load DATABASE
    "$demarche" load "$1" "$above/file.dump" 2>"$above/err" || { cat "$above/err"; return 1; }
}
dump() { # dump DATABASE NAME
    "$demarche" dump "$1" >"$above/$2.dump"
}
counts() { # counts DATABASE: rows of each table of a dump, as the database itself counts
    while read -r table; do
        echo "$table $("$demarche" sql --csv "$1" "SELECT count(*) AS n FROM $table" | tail -n 1 | tr -d '\r')"
    done <"$above/tables"
}
same() { # same NAME: its counts and its dump
    counts "$2" >"$above/$1.counts"
    diff "$above/file.counts" "$above/$1.counts" || { echo "FAILED: $1 counts other rows than the file"; exit 1; }
    seconds dump "$2" "$1"
    cmp "$above/file.dump" "$above/$1.dump" || { echo "FAILED: $1 dumps other rows than the file"; exit 1; }
    rm "$above/$1.dump"
}

seconds code "$above/file.db"
echo "SQLite: coded in $took s"
seconds dump "$above/file.db" file
grep -o '^{"table":"[a-z_]*"' "$above/file.dump" | cut -d '"' -f 4 | sort | uniq -c | awk '{ print $2, $1 }' >"$above/lines"
cut -d ' ' -f 1 "$above/lines" >"$above/tables"
counts "$above/file.db" >"$above/file.counts"
diff "$above/lines" "$above/file.counts" || { echo "FAILED: the dump has other rows than the file"; exit 1; }
grep -q '^documents [1-9]' "$above/lines" || { echo "FAILED: nothing was coded"; exit 1; }
echo "$(awk '{ n += $2 } END { print n }' "$above/lines") rows in $(wc -l <"$above/lines") tables," \
    "$(awk '$1 == "documents" || $1 == "events" { printf "%s%s %s", sep, $2, $1; sep = ", " }' "$above/lines"); dumped in $took s"

both() { # both NAME FIRST SECOND: coded into the database at FIRST, and loaded into the one at SECOND
    seconds code "$2"
    coded=$took
    same "$1" "$2"
    echo "$1: coded in $coded s, dumped in $took s: the same counts and bytes"
    seconds load "$3"
    loaded=$took
    same "$1" "$3"
    echo "$1: loaded in $loaded s: the same counts and bytes"
}
# Each server in a shell of its own: both scripts have the same names.
(
    work=$above/postgres
    mkdir "$work"
    . test/cli/postgres.sh
    server_there || { echo "skipped: no PostgreSQL"; exit 0; }
    server_start || exit 1
    trap 'server_stop immediate || true' EXIT
    there=${address%/*}
    for name in coded moved; do "$bin/createdb" -h 127.0.0.1 -p "$port" -U demarche $name; done
    both PostgreSQL "$there/coded" "$there/moved"
    for name in coded moved; do "$demarche" verify "$there/$name"; done
)
(
    work=$above/clickhouse
    mkdir "$work"
    . test/cli/clickhouse.sh
    server_there || { echo "skipped: no ClickHouse"; exit 0; }
    server_start || exit 1
    trap 'server_stop KILL || true' EXIT
    there=${address%/*}
    for name in coded moved; do server_ask "CREATE DATABASE $name" default; done
    both ClickHouse "$there/coded" "$there/moved"
)
load "$above/back.db"
same file_again "$above/back.db"
echo "ok: the same counts and the same sorted dump everywhere"
