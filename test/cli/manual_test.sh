#!/bin/sh
# The manuals' examples, run: README.md and doc/*.md hold what the program prints, doc/cli.md is what
# `demarche help --markdown` prints, and the examples of every command's help work. Speaks TAP.
#     test/cli/manual_test.sh [--accept]
# --accept (make accept) writes what comes out into the manuals: read the diff before you commit it.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
unset DEMARCHE_MODEL NO_COLOR
export LC_ALL=C.UTF-8
cd "$root" || exit 1
[ "${1:-}" = --accept ] && "$demarche" help --markdown >doc/cli.md
/usr/bin/python3 test/cli/manual_examples.py "$demarche" "$root" "$@" README.md doc/*.md
status=$?
if "$demarche" help --markdown | diff -u doc/cli.md - >/dev/null; then
    echo "ok - doc/cli.md is what demarche help --markdown prints"
else
    echo "not ok - doc/cli.md is not what demarche help --markdown prints: make accept"
    status=1
fi
exit $status
