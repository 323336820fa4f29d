#!/bin/sh
# A million sentences in one run: memory must not grow with the input, and a database must take them.
# Compares the peak of the whole with that of a tenth.
set -eu
cd "$(dirname "$0")/../.."
demarche=${DEMARCHE:-build/release/demarche}
sentences=${SENTENCES:-1000000}
make -j2 all
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Documents of 20 sentences, no two alike.
awk -v n=$((sentences / 20)) 'BEGIN {
    split("Iran France Russia China Germany Israel Ukraine Japan India Egypt Turkey Syria Iraq Spain Italy", c, " ")
    split("met attacked criticised thanked warned praised accused sued invited ignored", v, " ")
    split("Monday Tuesday Wednesday Thursday Friday", d, " ")
    split("Petrov Haddad Weber Tanaka Moreau Rossi Silva Novak Berg Costa", p, " ")
    for (i = 0; i < n; i++) {
        printf "{\"id\":\"%d\",\"date\":\"2024-07-%02d\",\"text\":\"", i, i % 28 + 1
        for (k = 0; k < 20; k++) {
            x = (i * 20 + k) * 7919
            printf "Foreign Minister Anna %s of %s said on %s that %s %s %s over %d tanks and $%d million. ",
                p[x % 10 + 1], c[x % 15 + 1], d[x % 5 + 1], c[(x + 3) % 15 + 1], v[int(x / 11) % 10 + 1],
                c[int(x / 7) % 15 + 1], x % 900 + 2, i % 4000 + 1
        }
        print "\"}"
    }
}' >"$work/million.jsonl"
head -n $((sentences / 200)) "$work/million.jsonl" >"$work/tenth.jsonl"

peak() { # peak FILE ARGUMENTS...: kilobytes at most
    /usr/bin/python3 -c '
import os, sys
pid = os.fork()
if pid == 0:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.execvp(sys.argv[1], sys.argv[1:])
_, code, used = os.wait4(pid, 0)
print(used.ru_maxrss)
sys.exit(code != 0)' "$@"
}
status=0
for jobs in 1 2; do
    tenth=$(peak "$demarche" code --json -j $jobs "$work/tenth.jsonl")
    whole=$(peak "$demarche" code --json -j $jobs "$work/million.jsonl")
    echo "-j $jobs: $((tenth / 1024)) MB for a tenth, $((whole / 1024)) MB for $sentences sentences"
    [ "$whole" -lt $((tenth * 12 / 10)) ] && [ "$whole" -lt 204800 ] || { echo "memory grows"; status=1; }
done
whole=$(peak "$demarche" code --db "$work/news.db" "$work/million.jsonl")
echo "into a database: $((whole / 1024)) MB, $(($(wc -c <"$work/news.db") / 1000000)) MB of file"
[ "$whole" -lt 204800 ] || { echo "memory grows"; status=1; }
/usr/bin/python3 - "$work/news.db" $((sentences / 20)) <<'END' || status=1
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
n = db.execute("SELECT count(*) FROM documents").fetchone()[0]
print(n, "documents,", db.execute("SELECT count(*) FROM events").fetchone()[0], "events;",
      db.execute("PRAGMA integrity_check").fetchone()[0])
sys.exit(n != int(sys.argv[2]))
END
exit $status
