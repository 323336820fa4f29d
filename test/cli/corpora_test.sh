#!/bin/sh
# Every N-th document of the shared corpora through the whole program: no crash, no leak (under ASan),
# no failed document, the same bytes on two threads; and that speed, memory and start-up are what
# they should be, measured so that a busy machine does not matter: processor time, beside that of
# gzip -9 over the same bytes. bench/run measures the whole. Speaks TAP; needs ../shared.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
corpora=$root/../shared/corpora
unset DEMARCHE_MODEL
export LC_ALL=C
[ -d "$corpora" ] || { echo "ok 1 - corpora # SKIP no ../shared/corpora"; echo "1..1"; exit 0; }
case $demarche in
*release*) every=12 measured=1 ;;
*) every=60 measured=0 ;;
esac
every=${CORPORA_EVERY:-$every}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

number=0 status=0
say() { # say GOOD NAME
    number=$((number + 1))
    if [ "$1" = 1 ]; then echo "ok $number - $2"; else echo "not ok $number - $2"; status=1; fi
}
skip() { number=$((number + 1)); echo "ok $number - $1 # SKIP $2"; }

for file in "$corpora"/*.jsonl "$corpora"/*.jsonl.gz; do
    name=$(basename "$file")
    gzip -dcf "$file" | awk -v n="$every" 'NR % n == 1 || n == 1' >"$work/some.jsonl"
    "$demarche" code --json "$work/some.jsonl" >"$work/one" 2>"$work/err"
    code=$?
    lines=$(wc -l <"$work/some.jsonl")
    documents=$(grep -c '^{"record":"document"' "$work/one")
    if [ $code = 0 ] && [ "$lines" = "$documents" ]; then
        say 1 "$name: $documents documents"
    else
        say 0 "$name: exit code $code, $documents of $lines documents"
        head -n 20 "$work/err" | sed 's/^/# /'
    fi
    "$demarche" code --json -j 2 "$work/some.jsonl" >"$work/two" 2>/dev/null
    cmp -s "$work/one" "$work/two" && good=1 || good=0
    say $good "$name: the same bytes on two threads"
    cat "$work/some.jsonl" >>"$work/all.jsonl"
done

if [ $measured = 0 ]; then
    skip "speed, memory and start-up" "they are those of the release"
elif ! [ -x /usr/bin/python3 ]; then
    skip "speed, memory and start-up" "no python3"
else
    printf 'The ministry said it was ready.\n' >"$work/one.txt"
    # Prints "GOOD NAME" lines. Limits: 200 MB and 30 ms (and what memory costs here) are the house's; a second of gzip -9 goes
    # with 8 of the coder's where it does 9,000 sentences a second (bench/RESULTS.md), 12 are far off.
    /usr/bin/python3 - "$demarche" "$work" <<'END' >"$work/measured" 2>&1 || echo "0 measuring: $(tail -n 1 "$work/measured")" >"$work/measured"
import os, sys
demarche, work = sys.argv[1:]
def run(*argv):
    """Processor seconds and peak MB."""
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.execvp(argv[0], argv)
    _, code, used = os.wait4(pid, 0)
    assert code == 0, argv
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
all_ = work + "/all.jsonl"
# Other work on the machine only ever adds: the least of a few rounds counts, and one good round will do.
gzip = one = two = 1e9
megabytes = more = 0
for attempt in range(4):
    gzip_now = run("gzip", "-9", "-c", all_)[0]
    one_now, megabytes = run(demarche, "code", "--json", all_)
    two_now, more = run(demarche, "code", "--json", "-j", "2", all_)
    if one_now / gzip_now <= one / gzip: gzip, one = gzip_now, one_now
    two = min(two, two_now)
    if attempt and one < 12 * gzip and two < one * 1.2: break
# What the first touch of 16 MB, as many as a start needs, costs more than the 5 ms of most machines: 55 ms on some virtual ones.
python = "/usr/bin/python3"
start = bare = touched = 1e9
for attempt in range(60):
    start = min(start, run(demarche, "code", "--json", work + "/one.txt")[0])
    bare = min(bare, run(python, "-c", "pass")[0])
    touched = min(touched, run(python, "-c", "bytearray(16 << 20)")[0])
    most = 0.03 + 1.2 * max(touched - bare - 0.005, 0)
    if attempt >= 6 and start < most: break
ratio = one / gzip
print(int(ratio < 12), f"speed: {ratio:.1f} times the processor time of gzip -9")
print(int(megabytes < 200 and more < 200), f"memory: {megabytes:.0f} MB, with -j 2 {more:.0f} MB")
print(int(two < one * 1.2), f"-j 2 costs {two / one:.2f} times the processor time of -j 1")
print(int(start < most), f"start-up and one sentence: {start * 1000:.0f} ms, of {most * 1000:.0f}")
END
    while read -r good name; do say "$good" "$name"; done <"$work/measured"
fi
echo "1..$number"
exit $status
