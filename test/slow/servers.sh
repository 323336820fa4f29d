#!/bin/sh
# The tests of servers, which skip where none is installed: `make check-long` has installed them.
set -eu
cd "$(dirname "$0")/../.."
make -s all
for t in $(grep -lE 'test/cli/(postgres|clickhouse)\.sh' test/cli/*_test.sh); do
    out=$("$t") && bad=0 || bad=1
    printf '%s\n' "$out" | grep -v '^ok [^#]*$' || true
    [ $bad = 0 ] || { echo "FAILED: $t"; exit 1; }
done
