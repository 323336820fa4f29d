#!/bin/sh
# Every fuzz target for FUZZ_SECONDS (five minutes each unless said). What breaks one lies in
# build/fuzz/found; put it, written anew in our own words, into test/fuzz/corpus/NAME.
set -eu
cd "$(dirname "$0")/../.."
command -v clang >/dev/null || { echo "skipped: needs clang"; exit 0; }
make -j2 fuzz FUZZ_SECONDS="${FUZZ_SECONDS:-300}"
