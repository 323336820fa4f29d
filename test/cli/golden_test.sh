#!/bin/sh
# Golden tests of the program: test/cli/cases/NAME/cmd is a piece of shell; what it prints and its
# exit code must be those of expected.out, expected.err and expected.code beside it (an empty or
# missing file means nothing printed, code 0).
#     test/cli/golden_test.sh [--accept] [NAME...]
# --accept (make accept) writes what comes out as expected: read the diff before you commit it.
#
# A cmd runs in an empty folder of its own and finds the program as "$demarche", the repository as
# "$root", the case's folder as "$case". Paths and the model's hash are masked in the output. A cmd
# that prints "skip: WHY" on a line of its own and ends with 77 is skipped.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
accept=0
[ "${1:-}" = --accept ] && accept=1 && shift
[ $# -gt 0 ] || set -- $(ls "$root/test/cli/cases")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset DEMARCHE_MODEL NO_COLOR
export root demarche LC_ALL=C

number=0 status=0
for name in "$@"; do
    case=$root/test/cli/cases/$name
    export case
    number=$((number + 1))
    mkdir "$work/here"
    (cd "$work/here" && sh "$case/cmd" >"$work/out" 2>"$work/err" </dev/null)
    echo $? >"$work/code"
    if [ "$(cat "$work/code")" = 77 ]; then
        echo "ok $number - $name # SKIP $(sed -n 's/^skip: //p' "$work/out")"
        rm -rf "$work/here"
        continue
    fi
    for part in out err; do
        sed -e "s|$work/here|HERE|g; s|$root|ROOT|g" \
            -e 's/"model_hash":"[0-9a-f]*"/"model_hash":"HASH"/; s/"codebook_hash":"[0-9a-f]*"/"codebook_hash":"HASH"/' \
            "$work/$part" >"$work/$part.masked"
        mv "$work/$part.masked" "$work/$part"
    done
    if [ $accept = 1 ]; then
        for part in out err code; do
            if [ -s "$work/$part" ] && [ "$part:$(cat "$work/$part")" != code:0 ]; then
                cp "$work/$part" "$case/expected.$part"
            else
                rm -f "$case/expected.$part"
            fi
        done
    fi
    good=1
    for part in out err code; do
        if [ -f "$case/expected.$part" ]; then
            expected=$case/expected.$part
        else
            expected=$work/none
            if [ $part = code ]; then echo 0 >"$expected"; else : >"$expected"; fi
        fi
        diff -u "$expected" "$work/$part" >"$work/diff" 2>&1 && continue
        [ $good = 1 ] && echo "not ok $number - $name" && good=0 && status=1
        echo "# $part"
        head -n 30 "$work/diff" | sed 's/^/# /'
    done
    [ $good = 1 ] && echo "ok $number - $name"
    rm -rf "$work/here"
done
echo "1..$number"
exit $status
