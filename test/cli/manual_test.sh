#!/bin/sh
# The manuals' examples, run: README.md and doc/*.md hold what the program prints, doc/cli.md is what
# `demarche help --markdown` prints, models/CARD.md has the scores of the model's file, and the
# examples of every command's help work. Speaks TAP.
#     test/cli/manual_test.sh [--accept]
# --accept (make accept) writes what comes out into the manuals: read the diff before you commit it.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
unset DEMARCHE_MODEL NO_COLOR
export LC_ALL=C.UTF-8
cd "$root" || exit 1
# The tables of doc/output.md, the last of its sections.
fields() { sed -n '/^### run/,$p' doc/output.md; }
if [ "${1:-}" = --accept ]; then
    "$demarche" help --markdown >doc/cli.md
    { sed '/^### run/,$d' doc/output.md; "$demarche" schema --markdown; } >doc/output.md.tmp
    mv doc/output.md.tmp doc/output.md
    for kind in sqlite postgresql clickhouse; do "$demarche" schema $kind >doc/schema/$kind.sql; done
    "$demarche" schema columns >doc/columns.md
fi
/usr/bin/python3 test/cli/manual_examples.py "$demarche" "$root" "$@" README.md doc/*.md
status=$?
held=$(mktemp)
trap 'rm -f "$held"' EXIT
hold() { # hold NAME COMMAND...: $held, of the manual, is what the program prints
    name=$1
    shift
    if "$demarche" "$@" | cmp -s - "$held"; then
        echo "ok - $name what demarche $* prints"
    else
        echo "not ok - $name what demarche $* prints: make accept"
        status=1
    fi
}
cat doc/cli.md >"$held"
hold "doc/cli.md is" help --markdown
fields >"$held"
hold "the tables of doc/output.md are" schema --markdown
for kind in sqlite postgresql clickhouse; do
    cat doc/schema/$kind.sql >"$held"
    hold "doc/schema/$kind.sql is" schema $kind
done
cat doc/columns.md >"$held"
hold "doc/columns.md is" schema columns
# models/CARD.md has the scores that the file says of itself: "UPOS 95.59, XPOS ..." as "| 95.59 | ...".
"$demarche" model info | sed -n 's/^score [^ ]* *//p' | sed 's/, [A-Za-z]* / | /g; s/^UPOS //' >"$held"
if [ -s "$held" ] && [ "$(grep -cF -f "$held" models/CARD.md)" -eq "$(wc -l <"$held")" ]; then
    echo "ok - models/CARD.md has the scores of the model's file"
else
    echo "not ok - models/CARD.md has the scores of the model's file"
    sed 's/^/# /' "$held"
    status=1
fi
exit $status
