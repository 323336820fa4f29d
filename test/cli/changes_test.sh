#!/bin/sh
# demarche changes: what came, changed and went, once each and in order, also while several programs write to
# a server; what is coded again alike is no change. Speaks TAP.
. "$(dirname "$0")/program.sh"
. "$root/test/cli/postgres.sh"
for need in python3 sqlite3; do
    command -v $need >/dev/null || { echo "1..0 # SKIP no $need"; exit 0; }
done
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
    head -5 out err | sed 's/^/# /'
}
# changes DB SINCE WANTED: number, what, and how many events were added, corrected, deleted
changes() {
    "$demarche" changes "$1" --since "$2" --json >out 2>err || return 1
    python3 -c '
import json
for x in map(json.loads, open("out")):
    if x["record"] == "change":
        print(x["number"], x["what"], *(len(x["events"][k]) for k in ("added", "corrected", "deleted")), sep=" ", end=";")
    else:
        print("next", x["since"], end="")' >short
    [ "$(cat short)" = "$3" ] || { sed 's/^/# /' short; return 1; }
}
doc() { echo "{\"id\":\"$1\",\"date\":\"$2\",\"title\":\"Of $1\",\"text\":\"$3\"}"; }
{ doc a 2024-07-17 "Peru met Chile in Lima. Bolivia condemned Chad."; doc b 2024-07-18 "It rained."; } >news.jsonl
"$demarche" code --db news.db news.jsonl 2>/dev/null
changes news.db 0 "1 added 2 0 0;2 added 0 0 0;next 3"
told "what is new" $?
"$demarche" code --db news.db news.jsonl 2>/dev/null
changes news.db 0 "1 added 2 0 0;2 added 0 0 0;next 3"
told "what is coded again alike is no change" $?
doc a 2024-07-17 "Peru met Chile in Lima. Mali expelled two diplomats of Kenya." >news2.jsonl
"$demarche" code --db news.db news2.jsonl 2>/dev/null
changes news.db 3 "3 replaced 1 0 1;next 4"
told "another text: events that came and went, and none that stayed" $?
# The same words, of another day: the same event, told otherwise.
doc a 2024-07-25 "Peru met Chile in Lima. Mali expelled two diplomats of Kenya." >news3.jsonl
"$demarche" code --db news.db news3.jsonl 2>/dev/null
changes news.db 4 "4 replaced 0 2 0;next 5"
told "another day: events that were corrected" $?
"$demarche" forget news.db b a >/dev/null 2>&1
changes news.db 5 "5 deleted 0 0 0;6 deleted 0 0 2;next 7" || changes news.db 5 "5 deleted 0 0 2;6 deleted 0 0 0;next 7"
told "what was forgotten" $?
changes news.db 7 "next 7"
told "and nothing since" $?
# The log and the tables say the same.
"$demarche" code --db news.db news.jsonl news2.jsonl 2>/dev/null
"$demarche" changes news.db --json >out 2>err && python3 - <<'PY' 2>>err
import json, sqlite3
events, documents = set(), set()
for x in map(json.loads, open("out")):
    if x["record"] != "change":
        continue
    assert x["what"] in ("added", "replaced", "deleted")
    assert (x["document"] in documents) == (x["what"] != "added")
    (documents.discard if x["what"] == "deleted" else documents.add)(x["document"])
    e = {k: set(v) for k, v in x["events"].items()}
    assert not e["added"] & events and e["deleted"] <= events and e["corrected"] <= events - e["deleted"]
    events = (events | e["added"]) - e["deleted"]
db = sqlite3.connect("news.db")
assert events == {r[0] for r in db.execute("SELECT id FROM events")}
assert documents == {r[0] for r in db.execute("SELECT id FROM documents")}
PY
told "who follows the log has what the tables have" $?
"$demarche" changes news.db --since 2000-01-01 --csv >out 2>err && [ "$(wc -l <out)" = 10 ] && head -1 out | grep -q '^number,at,what,document,' &&
    grep -q 'next time with --since 10' err
told "--csv, since a day" $?
"$demarche" changes news.db --since 2999-01-01T10:30Z >out 2>err && [ "$(cat out)" = '{"record":"next","since":10}' ]
told "since a time that is to come" $?
"$demarche" changes news.db --since 9 --table >out 2>err && grep -q 'replaced .* events +1 ~0 -1  Of a$' out
told "--table" $?
"$demarche" changes news.db --since yesterday >out 2>err
[ $? = 2 ] && grep -q 'give a day' err
told "what is no day is refused" $?
sqlite3 old.db <"$root/test/store/version4.sql"
"$demarche" code --db old.db news.jsonl 2>/dev/null
"$demarche" changes old.db --since 2020-01-01 >out 2>err && grep -q 'log begins' err && [ "$(grep -c '"what":"added"' out)" = 2 ] &&
    "$demarche" changes old.db --since 2 >out 2>err && ! grep -q 'log begins' err
told "the log of an older database says that it begins later" $?

# --- a server, with four writers and one reader who asks on from where it was
if server_there && server_start; then
    trap 'server_stop immediate; rm -rf "$work"' EXIT
    for w in 1 2 3 4; do
        n=0
        while [ $n -lt 40 ]; do
            n=$((n + 1))
            doc "w$((w * 100 + n))" 2024-05-01 "France condemned Mali on Monday, for the ${n}th time."
            doc both$n 2024-05-01 "France condemned Mali on Monday, told the ${w}th time."
        done >w$w.jsonl
        { "$demarche" code --db "$address" w$w.jsonl 2>err$w; : >done$w; } &
    done
    since=0 rounds=0
    : >all
    while :; do
        rounds=$((rounds + 1))
        [ -e done1 ] && [ -e done2 ] && [ -e done3 ] && [ -e done4 ] && running=0 || running=1
        "$demarche" changes "$address" --since $since --json >out 2>err && grep '"record":"change"' out >>all
        next=$(sed -n 's/{"record":"next","since":\([0-9]*\)}/\1/p' out)
        since=${next:-$since}
        [ $running = 0 ] && break
    done
    wait
    "$demarche" changes "$address" --json 2>err | grep '"record":"change"' >whole
    cat err1 err2 err3 err4 >>err
    cut -d, -f1-5 all | sort >one
    cut -d, -f1-5 whole | sort >two
    echo "# $rounds rounds, $(wc -l <whole) changes"
    cmp one two >>err 2>&1 && [ "$(grep -c '"added"' whole)" -ge 200 ] && [ $rounds -gt 2 ]
    told "nothing is left out and nothing told twice" $?
    "$demarche" verify "$address" >out 2>err
    told "and the database is sound" $?
    # Tables of version 5 had no log and no rows of the ledger.
    server_ask "DROP TABLE changes; $(for t in channels transfers redlines positions parties changes rounds items made; do echo "DROP TABLE state_$t CASCADE;"; done) DROP VIEW v_dyad_months, v_type_months; UPDATE demarche_schema SET version = 5" >/dev/null
    "$demarche" verify "$address" >out 2>err
    [ $? = 4 ] && grep -q 'older version' err
    told "a server of version 5 is older" $?
    "$demarche" code --db "$address" news.jsonl 2>err && "$demarche" changes "$address" --since 2020 >out 2>>err
    "$demarche" changes "$address" --since 2020-01-01 >out 2>err && grep -q 'log begins' err && [ "$(grep -c '"what":"added"' out)" = 2 ]
    told "and is brought forward" $?
else
    number=$((number + 1))
    echo "ok $number - PostgreSQL # SKIP its server is not installed, or does not start here"
fi
finish
