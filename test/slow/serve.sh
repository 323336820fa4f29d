#!/bin/sh
# The page's server under what takes minutes: 10,000 connections that say nothing, large answers that nobody takes, its
# deadlines as they are (test/cli/serve_hostile_test.sh has them shortened).
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
ulimit -n "$(ulimit -H -n)"
case $(ulimit -n) in
unlimited | [0-9][0-9][0-9][0-9][0-9]*) [ "$(ulimit -n)" = unlimited ] || [ "$(ulimit -n)" -ge 10500 ] ;;
*) false ;;
esac || { echo "serve.sh: skipped, $(ulimit -n) open files are too few"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
/usr/bin/python3 -B "$root/test/slow/serve.py" "$demarche" "$root"
