#!/bin/sh
# ThreadSanitizer over what uses threads: the pool, the library called by several at once, the
# program with -j on a sample of the corpora and on its golden cases, the page's server and those who mean it harm.
set -eu
cd "$(dirname "$0")/../.."
tests="base/pool_test coder/demarche_test"
make VARIANT=tsan -j2 all $(for t in $tests; do echo "build/tsan/test/$t"; done)
for t in $tests; do TSAN_OPTIONS=halt_on_error=1 build/tsan/test/$t; done
export DEMARCHE=build/tsan/demarche TSAN_OPTIONS=halt_on_error=1
test/cli/golden_test.sh jobs parse-jobs store-twice
for t in serve serve_hostile; do # whoever races ends at once, and with another code than 0
    out=$(test/cli/${t}_test.sh) && bad=0 || bad=1
    printf '%s\n' "$out" | grep -v '^ok ' || true
    [ $bad = 0 ] || { echo "FAILED: $t"; exit 1; }
done
[ ! -d ../shared/corpora ] || CORPORA_EVERY=${CORPORA_EVERY:-40} test/cli/corpora_test.sh
