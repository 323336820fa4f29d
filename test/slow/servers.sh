#!/bin/sh
# The tests of servers, which skip where none is installed: `make check-long` has installed them.
set -eu
cd "$(dirname "$0")/../.."
make -s all
for t in postgres clickhouse; do
    out=$(test/cli/${t}_test.sh) && bad=0 || bad=1
    printf '%s\n' "$out" | grep -v '^ok ' || true
    [ $bad = 0 ] || exit 1
done
