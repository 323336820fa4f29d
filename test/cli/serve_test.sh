#!/bin/sh
# The page's server: every view as JSON and CSV beside what the commands print, HTTP's refusals, the token,
# news, many and slow clients. The documents are made here. Speaks TAP; needs python3 and libmicrohttpd.
. "$(dirname "$0")/program.sh"
[ -x /usr/bin/python3 ] || { echo "1..0 # SKIP no python3"; exit 0; }
/usr/bin/python3 -B "$root/test/cli/serve.py" "$demarche" "$root"
