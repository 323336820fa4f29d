#!/bin/sh
# Mails that Python's email package writes are read back: alone, in a mailbox, packed, in an archive.
# Mails that lie, nest and repeat are read or refused within the limits, and stop nothing.
. "$(dirname "$0")/under_limits.sh"
mails() { /usr/bin/python3 "$root/test/cli/mails.py" "$@"; }
# same NAME: what the last run printed is what the mails say
same() {
    found=$(mails check good <out 2>&1)
    [ "$found" = 120 ] && say 1 "$1" && return
    echo "# $found"
    say 0 "$1"
}

mkdir good bad
mails write good || exit 1
run extract --json -j 2 good/*.eml
same "120 mails, a file each"
run extract --json good/all.mbox
same "a mailbox"
gzip -c good/all.mbox >packed
run extract --json - <packed
same "a mailbox, packed, from standard input"
(cd good && tar cf ../good.tar [0-9]*.eml)
run extract --json good.tar
same "an archive of mails"

mails hostile bad $scale || exit 1
for f in bad/*; do
    run extract --json "$f" good/000.eml
    case $code in 0 | 1) code=0 ;; esac
    grep -q '"Border\|"Talks\|"Grain' out || code=lost
    [ "$code" = 0 ] && say 1 "$(basename "$f")" || { echo "# exit code $code"; say 0 "$(basename "$f")"; }
done
run extract --json bad/cut.eml
expect "a mail that is cut off is read as far as it goes" 0 "ends in the midst"
grep -q 'Peru condemned Chile' out && say 1 "its text" || say 0 "its text"
finish
