#!/bin/sh
# What is exported, read back by others' readers, of which the usual check does without those that are large: hyparquet,
# pandas, R.
set -eu
cd "$(dirname "$0")/../.."
make -j2 all
tool/test-modules
for reader in npm Rscript; do
    command -v $reader >/dev/null || { echo "readers.sh: skipped, $reader is not installed"; exit 0; }
done
/usr/bin/python3 -c 'import pandas' 2>/dev/null || { echo "readers.sh: skipped, pandas is not installed"; exit 0; }
for test in export panel; do
    DEMARCHE=$PWD/build/release/demarche test/cli/${test}_test.sh >build/readers.out || { grep '^not ok' build/readers.out; exit 1; }
    if grep -iE '# SKIP.*(hyparquet|pandas|R is not)' build/readers.out; then exit 1; fi
    echo "ok: ${test}_test, with all readers: $(grep -c '^ok' build/readers.out)"
done
