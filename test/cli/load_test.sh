#!/bin/sh
# Loads into a database: twice the same, killed and gone on with, stopped by signals, their progress,
# what problems and coverage tell of them. The documents are made here. LOAD_KILLS=50 kills as often
# (make check-long). Speaks TAP; needs python3.
. "$(dirname "$0")/program.sh"
[ -x /usr/bin/python3 ] || { echo "1..0 # SKIP no python3"; exit 0; }
/usr/bin/python3 "$root/test/cli/load.py" "$demarche" "${LOAD_KILLS:-4}"
