#!/bin/bash
# Four writers at once into PostgreSQL for five minutes (WRITERS_SECONDS), each over the same documents in an order
# of its own, while the server is killed and started again twice (once by SIGKILL, once by an immediate stop): no
# writer fails, and there is what one writer leaves, no row more and none less, each document noted once in the log.
# DEMARCHE_SAMPLE=N takes N documents of ../shared/corpora; all keep two cores busy for the five minutes.
set -eu
cd "$(dirname "$0")/../.."
root=$PWD
corpora=$root/../shared/corpora
[ -d "$corpora" ] || { echo "skipped: no ../shared/corpora"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. test/cli/postgres.sh
server_there || { echo "skipped: no PostgreSQL"; exit 0; }
make -s -j2 all
demarche=${DEMARCHE:-$root/build/release/demarche}
seconds=${WRITERS_SECONDS:-300}
export LC_ALL=C
server_start || exit 1
trap 'touch "$work/over"; wait; server_stop immediate || true; rm -rf "$work"' EXIT

# Slices of 50 documents. Some are twice in the corpora, with another text, and the last one read stays: here each is
# there once, so that the order does not matter.
mkdir "$work/slices"
gzip -dcf "$corpora"/* | /usr/bin/python3 -c '
import json, sys
folder, most = sys.argv[1], int(sys.argv[2])
known, lines = set(), []
for line in sys.stdin:
    names = {json.loads(line).get(x) for x in ("id", "url")} - {None}
    if not names & known: lines.append(line)
    known |= names
lines = lines[::max(1, len(lines) // most)][:most]
for i in range(0, len(lines), 50):
    with open(f"{folder}/{i // 50:03d}.jsonl", "w") as f: f.writelines(lines[i:i + 50])
' "$work/slices" "${DEMARCHE_SAMPLE:-1000000}"
cd "$work/slices"
slices=$(ls | wc -l)

# writer N: loads all slices from its own first one on, again and again until the time is over.
writer() {
    from=$((slices * $1 / 4 + 1)) passes=0
    order="$(ls | tail -n +$from) $(ls | head -n $((from - 1)))"
    until [ -e "$work/over" ] && [ $passes -gt 0 ]; do
        if "$demarche" code --db "$address" --progress=never $order 2>"$work/err$1"; then
            passes=$((passes + 1))
            grep 'documents:' "$work/err$1" | sed "s/.*documents/writer $1/"
        elif grep -q 'documents:' "$work/err$1"; then
            { echo "writer $1 failed:"; grep -v warning "$work/err$1"; } | tee "$work/failed"
            return
        else
            sleep 1 # it was to begin while there was no server
        fi
    done
}
again() { # until what the killed one left is gone
    tries=0
    until server_start >/dev/null; do
        tries=$((tries + 1))
        [ $tries -lt 100 ] || { echo "FAILED: the server does not start again"; exit 1; }
        sleep 0.2
    done
}

for i in 0 1 2 3; do writer $i & done
sleep $((seconds / 3))
kill -9 "$(head -n 1 "$work/server/data/postmaster.pid")"
before=$(date +%s)
again
echo "killed, and there again after $(($(date +%s) - before)) s: $(server_ask 'SELECT count(*) FROM documents') documents"
sleep $((seconds / 3))
server_stop immediate || true
sleep 2
again
echo "stopped, and there again: $(server_ask 'SELECT count(*) FROM documents') documents"
sleep $((seconds - 2 * (seconds / 3)))
touch "$work/over"
wait
[ ! -e "$work/failed" ] || exit 1

"$bin/createdb" -h 127.0.0.1 -p "$port" -U demarche alone
alone=${address%/*}/alone
begun=$(date +%s)
"$demarche" code --db "$alone" --progress=never $(ls) 2>"$work/err" || { cat "$work/err"; exit 1; }
echo "one writer: $(($(date +%s) - begun)) s"
state() { # state DATABASE: what is made of all documents, and whether it is of the last change
    for t in channels transfers redlines positions parties changes rounds items; do
        "$demarche" sql --csv "$1" "SELECT * FROM state_$t" | sort
    done
    "$bin/psql" -At -c "SELECT (SELECT change FROM state_made) = (SELECT max(number) FROM changes)" "$1"
}
for one in "$address" "$alone"; do
    "$demarche" verify "$one"
    "$demarche" dump "$one" >"$work/${one##*/}.dump"
    state "$one" >"$work/${one##*/}.state"
done
cmp "$work/news.dump" "$work/alone.dump" || { echo "FAILED: other rows than one writer's"; exit 1; }
cmp "$work/news.state" "$work/alone.state" || { echo "FAILED: the state is another"; exit 1; }
noted=$(server_ask "SELECT count(*) = count(DISTINCT document) AND bool_and(what = 'added')
    AND count(*) = (SELECT count(*) FROM documents) FROM changes")
[ "$noted" = t ] || { echo "FAILED: the log has something twice, or lacks it"; exit 1; }
echo "ok: four writers and two kills leave what one writer leaves, $(($(wc -l <"$work/news.dump") - 2)) rows"
