#!/bin/sh
# The page's server against those who mean it harm or are slow: heads that can be read in two ways, bytes that come one at
# a time, answers that nobody takes, connections that vanish, too few files, SIGTERM under load. The deadlines are shortened
# by DEMARCHE_HURRY (src/serve/httpd.h). Speaks TAP; needs python3, prlimit and libmicrohttpd.
. "$(dirname "$0")/program.sh"
for needed in /usr/bin/python3 /usr/bin/prlimit; do
    [ -x $needed ] || { echo "1..0 # SKIP no $needed"; exit 0; }
done
/usr/bin/python3 -B "$root/test/cli/serve_hostile.py" "$demarche" "$root"
