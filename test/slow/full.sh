#!/bin/sh
# A disk of 3 MB that fills under a load: what is there is sound, and with more room --resume goes on to the
# same dump as an undisturbed load's. Needs the right to mount a tmpfs; skips without it.
set -eu
cd "$(dirname "$0")/../.."
make -s all
program=build/release/demarche
work=$(mktemp -d)
mkdir "$work/disk"
trap 'umount "$work/disk" 2>/dev/null || true; rm -rf "$work"' EXIT
mount -t tmpfs -o size=3m none "$work/disk" 2>/dev/null || { echo "skipped: no tmpfs can be mounted"; exit 0; }
awk 'BEGIN { for (i = 1; i <= 1500; i++)
    printf "{\"id\":\"n%d\",\"date\":\"2024-05-%02d\",\"text\":\"The minister of France met the ambassador of Kenya in Nairobi on day %d.\"}\n", i, i % 28 + 1, i }' >"$work/in.jsonl"
load() { # load DATABASE OPTION...
    file=$1
    shift
    $program code --db "$file" --progress=never "$@" "$work/in.jsonl" 2>"$work/err"
}
rc=0
load "$work/disk/news.db" || rc=$?
[ $rc = 4 ] && grep -q 'the disk is full' "$work/err" || { echo "code $rc:"; cat "$work/err"; exit 1; }
$program verify "$work/disk/news.db"
mount -o remount,size=64m "$work/disk"
load "$work/disk/news.db" --resume || { cat "$work/err"; exit 1; }
grep -q 'there already: 1[0-9]* records' "$work/err" || { echo "nothing was kept"; exit 1; }
$program verify "$work/disk/news.db"
load "$work/whole.db" || { cat "$work/err"; exit 1; }
for file in "$work/whole.db" "$work/disk/news.db"; do $program dump "$file" >"$file.dump"; done
cmp "$work/whole.db.dump" "$work/disk/news.db.dump"
echo "ok: a full disk, then --resume: the same rows"
