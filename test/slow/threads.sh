#!/bin/sh
# ThreadSanitizer over what uses threads: the pool, the library called by several at once, the
# program with -j on a sample of the corpora and on its golden cases.
set -eu
cd "$(dirname "$0")/../.."
tests="base/pool_test coder/demarche_test"
make VARIANT=tsan -j2 all $(for t in $tests; do echo "build/tsan/test/$t"; done)
for t in $tests; do TSAN_OPTIONS=halt_on_error=1 build/tsan/test/$t; done
export DEMARCHE=build/tsan/demarche TSAN_OPTIONS=halt_on_error=1
test/cli/golden_test.sh jobs parse-jobs store-twice
[ ! -d ../shared/corpora ] || CORPORA_EVERY=${CORPORA_EVERY:-40} test/cli/corpora_test.sh
