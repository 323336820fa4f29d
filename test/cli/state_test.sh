#!/bin/sh
# The ledger's rows as tables of the database: the same as `demarche ledger` prints, after a load, a changed
# text, forget, a dump that was read and from an older version; and the views over them. Speaks TAP.
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
cat >news.jsonl <<'NEWS'
{"id":"a","date":"2024-07-17","outlet":"Wire","title":"Talks halted","text":"Peru has suspended trade talks with Chile because Chilean troops had attacked a border post in Peru, Minister Quetzalberto said. The two sides had held a round of the talks in Lima in March. Peru will return to the talks if Chile apologises."}
{"id":"b","date":"2024-07-18","outlet":"Post","title":"Frigates","text":"Norway has approved the sale of 3 frigates worth $300 million to Chile. Peru warned Norway on Wednesday against arming Chile."}
{"id":"c","date":"2024-08-02","outlet":"Post","title":"Helicopters","text":"Norway delivered four helicopters worth 20 million euros to Chile on Thursday, the ministry said."}
NEWS
"$demarche" code --db news.db news.jsonl 2>/dev/null

cat >same.py <<'PY'
# same.py DATABASE: every row of `ledger KIND --csv` is in its table, and no other; what hangs on rows is there.
import csv, io, sqlite3, subprocess, sys
program, path = sys.argv[1:3]
db = sqlite3.connect(path)
total = 0
for kind in ("channels", "transfers", "redlines", "positions"):
    text = subprocess.run([program, "ledger", kind, "--csv", "--db", path], capture_output=True, text=True, check=True).stdout
    want = list(csv.DictReader(io.StringIO(text)))
    rows = db.execute(f"SELECT * FROM state_{kind}")
    names = [{"by_actor": "by", "to_actor": "to"}.get(x[0], x[0]) for x in rows.description]
    def cell(x):
        return "" if x is None else f"{x:.15g}" if isinstance(x, float) else str(x)
    have = [dict(zip(names, map(cell, r))) for r in rows]
    def key(x):
        return x["id"]
    assert sorted(want, key=key) == sorted(have, key=key), (kind, want, have)
    total += len(have)
    for table in ("parties", "changes", "rounds", "items"):
        lost = db.execute(f"SELECT count(*) FROM state_{table} WHERE ledger = '{kind}' AND id NOT IN (SELECT id FROM state_{kind})")
        assert lost.fetchone()[0] == 0, (kind, table)
assert db.execute("SELECT change FROM state_made").fetchall() == db.execute("SELECT max(number) FROM changes").fetchall()
print(total)
PY
rows() {
    python3 same.py "$demarche" "$1" >out 2>err
}
rows news.db && [ "$(cat out)" -ge 4 ]
told "a load: the tables are what ledger prints" $?
ask() {
    sqlite3 "$1" "$2" >out 2>err
    [ "$(cat out)" = "$3" ]
}
ask news.db "SELECT parties, state, since, by_actor FROM v_channels_now WHERE subject = 'trade'" 'CHL;PER|suspended|2024-07-17|PER'
told "v_channels_now" $?
ask news.db "SELECT group_concat(party, ' ') FROM (SELECT party FROM state_parties WHERE role = 'party' ORDER BY position)" 'CHL PER'
told "the parties of a channel" $?
ask news.db "SELECT state, count(*) FROM state_changes WHERE ledger = 'channels' AND document IS NOT NULL AND text LIKE '%Quetzalberto%' GROUP BY state" 'suspended|1'
told "how it came to its state, with the sentence" $?
ask news.db "SELECT year, stage, unit, transfers, with_value, value FROM v_transfers_by_year WHERE recipients = 'CHL' ORDER BY stage" '2024|approved|USD|1|1|300000000.0
2024|delivered|EUR|1|1|20000000.0'
told "v_transfers_by_year adds up no stages and no currencies" $?
ask news.db "SELECT designation, category, quantity FROM state_items ORDER BY quantity" '|warship|3.0
|helicopter|4.0'
told "what was handed over" $?
ask news.db "SELECT sum(events) = (SELECT count(*) FROM (SELECT DISTINCT source, target, event FROM dyads WHERE length(date) >= 7)) FROM v_dyad_months" 1
told "v_dyad_months counts every event of a month" $?
ask news.db "SELECT sum(events) = (SELECT count(*) FROM events WHERE length(date_value) >= 7) FROM v_type_months" 1
told "v_type_months, too" $?

sqlite3 news.db "CREATE TABLE kept AS SELECT * FROM state_changes; UPDATE state_channels SET subject = 'mine'"
"$demarche" code --db news.db news.jsonl 2>/dev/null
ask news.db "SELECT count(*) FROM state_channels WHERE subject = 'mine'" 1
told "a load that changes nothing writes nothing" $?
sed 's/has suspended trade talks with Chile because/has resumed trade talks with Chile after/' news.jsonl >changed.jsonl
"$demarche" code --db news.db changed.jsonl 2>/dev/null
rows news.db && ask news.db "SELECT state FROM state_channels WHERE subject = 'trade'" resumed
told "a changed text" $?
cp news.db broken.db
sqlite3 broken.db "UPDATE facts SET fact = 'none' WHERE document = (SELECT id FROM documents WHERE source_id = 'b')"
"$demarche" forget broken.db a >out 2>err
[ $? != 0 ] && ask broken.db "SELECT count(*) FROM documents WHERE source_id = 'a'" 0 && ask broken.db "SELECT (SELECT count(*) FROM state_changes) + (SELECT count(*) FROM state_positions) + (SELECT count(*) FROM state_made)" 0
told "forget: its words are gone though the ledger cannot be made anew" $?
"$demarche" forget news.db a >out 2>err && rows news.db
told "forget: without it" $?
sqlite3 news.db 'DROP TABLE kept; VACUUM'
! grep -qi quetzalberto news.db
told "nor its sentences" $?
"$demarche" dump news.db >news.dump && ! grep -q '"table":"state_' news.dump && "$demarche" load again.db news.dump >out 2>err && rows again.db
told "a dump has no such tables, and what it is read into does" $?
sqlite3 old.db <"$root/test/store/version4.sql"
"$demarche" code --db old.db news.jsonl 2>err && rows old.db
told "an older version is brought forward" $?

if ! server_there || ! server_start; then
    number=$((number + 1))
    echo "ok $number - a server # SKIP PostgreSQL's is not installed (Debian: postgresql)"
    finish
fi
trap 'server_stop immediate; rm -rf "$work"' EXIT
"$demarche" code --db "$address" news.jsonl 2>err
rm -f news.db
"$demarche" code --db news.db news.jsonl 2>err
for q in "SELECT id, subject, state, since, texts FROM state_channels ORDER BY id" "SELECT id, recipients, stage, unit, value FROM state_transfers ORDER BY id" \
    "SELECT ledger, id, position, role, party, code, name FROM state_parties ORDER BY 1, 2, 3" "SELECT year, stage, transfers FROM v_transfers_by_year ORDER BY 1, 2" \
    "SELECT source, target, month, events, happened, verbal_conflict FROM v_dyad_months ORDER BY 1, 2, 3" "SELECT * FROM v_type_months ORDER BY 1, 2" "SELECT id, last_round FROM v_channels_now ORDER BY id"; do
    server_ask "$q"
    sqlite3 news.db "$q" | sed 's/\.0$//' >>want
done >out 2>err
cmp -s out want && [ -s out ]
told "a server: the same rows" $?

# A writer whose number in the log is lower, and that ends later.
{
    echo "BEGIN; SELECT pg_advisory_xact_lock_shared(1684894308);"
    echo "INSERT INTO changes(at, what, document, added, corrected, removed) VALUES('2024-01-01T00:00:00Z', 'added', 'slow', '[]', '[]', '[]');"
    sleep 3
    echo "COMMIT;"
} | "$bin/psql" -q "$address" >/dev/null &
sleep 1
head -1 news.jsonl | sed 's/"id":"[^"]*"/"id":"late"/' >late.jsonl
"$demarche" code --db "$address" late.jsonl 2>err
[ "$(server_ask "SELECT count(*) FROM changes WHERE document = 'slow'")" = 1 ] &&
    [ "$(server_ask "SELECT (SELECT change FROM state_made) = (SELECT max(number) FROM changes)")" = t ]
told "the state is of all that was written before, by others, too" $?
wait
finish
