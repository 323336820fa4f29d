#!/bin/sh
# The codebook's own examples: `demarche codebook check`, one test a rule file, and one for what the
# check says of the codebook as a whole. Speaks TAP; what failed follows its file as comment.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
demarche=${DEMARCHE:-$root/build/release/demarche}
case $demarche in /*) ;; *) demarche=$root/$demarche ;; esac
cd "$root" || exit 1
out=$(mktemp)
trap 'rm -f "$out" "$out.err"' EXIT
unset DEMARCHE_MODEL

"$demarche" codebook check >"$out" 2>"$out.err"
code=$?
number=0 status=0
for file in codebook/events/*.rules codebook/ledger/*.rules; do
    name=${file#codebook/}
    number=$((number + 1))
    faults=$(grep -c "^$name:" "$out" "$out.err" | awk -F: '{ n += $NF } END { print n }')
    if [ "$faults" = 0 ]; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name: $faults"
        grep -h "^$name:" "$out" "$out.err" | head -n 30 | sed 's/^/# /'
        status=1
    fi
done
# Its last lines count; a check that ran no examples has proved nothing.
events='^[0-9]+ rules, [1-9][0-9]{3} examples: [0-9]+ passed, 0 failed, [0-9]+ still wished for, 0 rules without one$'
ledger='^[0-9]+ rules of the ledger, [1-9][0-9]{2} examples: [0-9]+ passed, 0 failed, 0 rules without one$'
number=$((number + 1))
if grep -qE "$events" "$out" && tail -n 1 "$out" | grep -qE "$ledger" && [ $code = 0 ]; then
    echo "ok $number - the whole codebook"
else
    echo "not ok $number - the whole codebook: exit code $code"
    tail -n 2 "$out" | sed 's/^/# /'
    grep -vhE '^(events|ledger)/' "$out" "$out.err" | head -n 10 | sed 's/^/# /'
    status=1
fi
echo "1..$number"
exit $status
