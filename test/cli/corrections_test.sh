#!/bin/sh
# What readers say of events: taken by POST, listed, settled, and made a gold standard that eval measures against. The
# documents are made here. Speaks TAP; needs python3 and libmicrohttpd.
. "$(dirname "$0")/program.sh"
[ -x /usr/bin/python3 ] || { echo "1..0 # SKIP no python3"; exit 0; }
/usr/bin/python3 "$root/test/cli/corrections.py" "$demarche" "$root"
