#!/bin/sh
# The parts of the page that need no browser (web/test), by node's own runner.
set -u
command -v node >/dev/null 2>&1 || { echo "1..0 # SKIP node is not installed"; exit 0; }
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' || { echo "1..0 # SKIP node is older than 18"; exit 0; }
cd "$(dirname "$0")/../.." && exec node --test --test-reporter=tap web/test/*.test.mjs
