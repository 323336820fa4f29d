# The program, and an empty folder to work in: what tests of the program begin with. Sourced by them,
# in sh, from the repository; they count their tests in `number`, note a failure in `status`, and end
# with `finish`. Speaks TAP.
#     DEMARCHE=build/release/demarche test/cli/database_test.sh
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
unset DEMARCHE_MODEL
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 143' TERM # of timeout: servers that a test has started end with it
trap 'exit 130' INT
cd "$work" || exit 1
number=0 status=0

await() { # await FILE: until something is in it, as a server has started; twenty seconds at most
    tries=0
    until [ -s "$1" ]; do
        tries=$((tries + 1))
        [ $tries -le 100 ] || { echo "Bail out! no $1 after 20 s"; exit 1; }
        sleep 0.2
    done
}

finish() {
    echo "1..$number"
    exit $status
}
