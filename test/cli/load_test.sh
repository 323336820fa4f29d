#!/bin/sh
# Loads into a database: twice the same, killed and gone on with, stopped by signals, their progress,
# what problems and coverage tell of them. The documents are made here. LOAD_KILLS=50 kills as often
# (make check-long). Speaks TAP; needs python3.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
unset DEMARCHE_MODEL
export LC_ALL=C
[ -x /usr/bin/python3 ] || { echo "1..0 # SKIP no python3"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
exec /usr/bin/python3 "$root/test/cli/load.py" "$demarche" "${LOAD_KILLS:-4}"
