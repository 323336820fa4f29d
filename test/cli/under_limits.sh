# The program under limits of time and memory: what the tests of bad input share. Sourced by them,
# in sh, from the repository; program.sh tells the rest. Speaks TAP.
#     DEMARCHE=build/release/demarche test/cli/bad_input_test.sh
# Exit codes: 0 done, 1 partial, 2 usage, 3 codebook, 4 input/output, 5 limit.
. "$(dirname "$0")/program.sh"

# A sanitizer's program is some twenty times slower and wants address space without end.
case $demarche in
*asan* | *tsan* | *fuzz*) scale=20 memory=unlimited ;;
*) scale=1 memory=$((900 * 1024)) ;; # kB of address space; the model is 24 MB of it
esac
most=2090000 # bytes, just below the limit of a text
seconds=30   # for what takes five on a quiet machine

say() { # say GOOD NAME: a line of TAP; what the program said goes with a failure
    number=$((number + 1))
    if [ "$1" = 1 ]; then
        echo "ok $number - $2"
    else
        echo "not ok $number - $2"
        head -c 600 err 2>/dev/null | sed 's/^/# /'
        status=1
    fi
}
run() { # run ARGUMENTS: the program under limits; $code is its exit code, out and err what it said
    (ulimit -v $memory; ulimit -c 0; exec timeout $seconds "$demarche" "$@") >out 2>err
    code=$?
}
# expect NAME CODE WORDS: the last run's exit code, and words on a line "demarche: ..." of stderr
# ("" when nothing is to be said there).
expect() {
    good=1
    [ "$code" = "$2" ] || { good=0; echo "# exit code $code, not $2"; }
    if [ -n "$3" ]; then
        grep -q "^demarche: .*$3" err || { good=0; echo "# stderr does not say: $3"; }
    elif [ -s err ]; then
        good=0
        echo "# stderr is not empty"
    fi
    [ "$(wc -c <err)" -lt 4000 ] || { good=0; echo "# too much on stderr"; }
    say $good "$1"
}
# repeat BYTES TEXT: so many bytes of the text again and again, without an end of line
repeat() { yes "$2" | tr -d '\n' | head -c $(($1 / scale)); }
coded() { grep -c '"record":"event"' out; }

printf 'Iran met France in Paris on Monday.\n' >good.txt
run code --json --date 2024-07-17 good.txt
expect "the good document alone" 0 ""
good_events=$(coded)
[ "$good_events" -gt 0 ] || { say 0 "the good document has an event"; }

# with_good NAME CODE WORDS FILE: FILE and then the good document; the good one's events come out
with_good() {
    run code --json --date 2024-07-17 "$4" good.txt
    [ "$(coded)" -ge "$good_events" ] || echo "# the good document was not coded" >>err
    grep -q '# the good document was not coded' err && code=lost
    expect "$1" "$2" "$3"
}
