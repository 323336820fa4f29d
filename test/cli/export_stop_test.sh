#!/bin/sh
# An export that is stopped (Ctrl-C, SIGTERM, SIGKILL) or that the disk has no room for leaves the old
# file of its name, nothing beside it and nothing in TMPDIR. Speaks TAP.
. "$(dirname "$0")/program.sh"
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
}
awk 'BEGIN { for (i = 0; i < 60; i++) printf "{\"id\":\"%d\",\"date\":\"2024-05-03\",\"text\":\"Norway approved the sale of 12 frigates to Chile on Thursday. Peru suspended talks with Chile number %d.\"}\n", i, i }' >news.jsonl
"$demarche" code --db news.db news.jsonl 2>err
mkdir out tmp folder
mkfifo silent
exec 7<>silent
TMPDIR=$work/tmp
export TMPDIR

# sh starts what stands behind & with Ctrl-C ignored; Python gives it back.
started() {
    /usr/bin/python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])' "$demarche" "$@" <&7 &
    pid=$!
}
# Until the process has what it writes to open: $1 is part of the name.
waited() {
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        # shellcheck disable=SC2010 # names of links, not of files
        ls -l "/proc/$pid/fd" 2>/dev/null | grep -q "$1" && return 0
        sleep 0.5
    done
    return 1
}
clean() { [ "$(cat out/kept)" = old ] && [ "$(ls out)" = kept ] && [ -z "$(ls tmp)" ]; }

# Files: the first document is awaited, behind an open pipe.
for signal in INT:130 TERM:143; do
    echo old >out/kept
    started export csv -o out/kept - 2>err
    waited documents.db
    good=$?
    kill -"${signal%:*}" $pid
    wait $pid
    [ $? = "${signal#*:}" ] && clean || good=1
    told "files: SIG${signal%:*} leaves the old file alone and nothing else" $good
done

# A database: somebody keeps it locked, the output is open already.
/usr/bin/python3 -c 'import sqlite3
db = sqlite3.connect("news.db", isolation_level=None)
db.execute("PRAGMA journal_mode = DELETE")'
mkfifo locked
/usr/bin/python3 -c 'import sqlite3, sys, time
db = sqlite3.connect("news.db", isolation_level=None)
db.execute("PRAGMA locking_mode = EXCLUSIVE")
db.execute("BEGIN EXCLUSIVE")
open("locked", "w").close()
time.sleep(120)' &
locker=$!
cat locked
for signal in INT:130 TERM:143 KILL:137; do
    echo old >out/kept
    started export csv --db news.db -o out/kept 2>err
    waited "$work/out/"
    good=$?
    kill -"${signal%:*}" $pid
    wait $pid
    [ $? = "${signal#*:}" ] && clean || good=1
    told "a database: SIG${signal%:*} leaves the old file alone and nothing else" $good
done
kill $locker
wait $locker 2>/dev/null

# A disk that is full after 64 KiB: the shell's limit stands for it.
echo old >out/kept
"$demarche" export jsonl --db news.db >whole 2>err
(
    ulimit -f 128
    "$demarche" export jsonl --db news.db -o out/kept 2>err
)
[ $? = 4 ] && [ "$(wc -c <whole)" -gt 65536 ] && clean && [ "$(wc -l <err)" = 1 ] && grep -q 'out/kept cannot be written: File too large' err
told "a file that may not grow is told once, and is the old one" $?
"$demarche" panel news.db -o out/kept 2>err && [ "$(head -c 6 out/kept)" = source ] || head -c 80 out/kept
[ "$(ls out)" = kept ] && [ "$(stat -c %a out/kept)" = 644 ]
told "one that ends well takes the old one's name, with the usual rights" $?
finish
