#!/bin/sh
# All of the shared corpora under ASan and UBSan: no crash, no leak, the same bytes on two threads.
set -eu
cd "$(dirname "$0")/../.."
[ -d ../shared/corpora ] || { echo "skipped: no ../shared/corpora"; exit 0; }
make SAN=1 -j2 all
CORPORA_EVERY=1 DEMARCHE=build/asan/demarche test/cli/corpora_test.sh
