#!/bin/sh
# A database of an older version becomes one of this version, with all that was in it, as soon as it is
# written to. test/store/version4.sql is one that was made then, of two sentences of our own. Speaks TAP.
. "$(dirname "$0")/program.sh"
told() {
    number=$((number + 1))
    [ "$2" = 0 ] && echo "ok $number - $1" && return
    echo "not ok $number - $1"
    status=1
}
# is NAME WANTED SQL: what the database answers
is() {
    got=$(sqlite3 old.db "$3" 2>&1)
    [ "$got" = "$2" ] || printf '# %s\n# instead of %s\n' "$got" "$2"
    [ "$got" = "$2" ]
    told "$1" $?
}
sqlite3 old.db <"$root/test/store/version4.sql"
cp old.db kept.db
"$demarche" ledger channels --db old.db >out 2>err
[ $? = 4 ] && grep -q 'an older version' err && cmp -s old.db kept.db
told "reading an older one says what to do and changes nothing" $?
echo 'Peru met Chile in Lima on Monday.' >new.txt
"$demarche" code --db old.db --date 2024-07-18 new.txt 2>err || sed 's/^/# /' err
is "a document is added to it" 2 "SELECT count(*) FROM documents"
is "the version is this one's" 9 "PRAGMA user_version"
is "and the file is sound" "ok" "PRAGMA integrity_check; PRAGMA foreign_key_check"
"$demarche" code --db fresh.db new.txt 2>/dev/null
sqlite3 old.db .schema | sort >old.schema
sqlite3 fresh.db .schema | sort >fresh.schema
cmp old.schema fresh.schema
told "the tables are those of a new one" $?
# Rows of each table of then, without those of the new document.
sqlite3 kept.db "ATTACH 'old.db' AS now" "
SELECT 'documents', count(*) FROM (SELECT id, text, digest FROM documents EXCEPT SELECT id, text, digest FROM now.documents)
UNION ALL SELECT 'events', count(*) FROM (SELECT * FROM events EXCEPT SELECT * FROM now.events)
UNION ALL SELECT 'event_actors', count(*) FROM (SELECT * FROM event_actors EXCEPT SELECT * FROM now.event_actors)
UNION ALL SELECT 'links', count(*) FROM (SELECT * FROM links EXCEPT SELECT * FROM now.links)
UNION ALL SELECT 'facts', count(*) FROM (SELECT * FROM facts EXCEPT SELECT * FROM now.facts)
UNION ALL SELECT 'records', count(*) FROM (SELECT * FROM records EXCEPT SELECT * FROM now.records)
UNION ALL SELECT 'mentions', count(*) FROM (SELECT document || '-' || (row_number() OVER (PARTITION BY document
 ORDER BY CAST(substr(id, 18) AS INTEGER)) - 1), text, span_begin, kind FROM mentions
 EXCEPT SELECT document || '-' || mention, text, span_begin, kind FROM now.mentions)
UNION ALL SELECT 'their actors', count(*) FROM (SELECT m.text, m.span_begin, a.position, a.code FROM mentions m
 JOIN mention_actors a ON a.mention = m.id EXCEPT SELECT m.text, m.span_begin, a.position, a.code FROM now.mentions m
 JOIN now.mention_actors a ON a.document = m.document AND a.mention = m.mention)" >lost
! grep -v '|0$' lost && [ "$(wc -l <lost)" = 8 ]
told "no row of it is lost" $?
is "who to whom is known of old events, too" 1 "SELECT count(*) >= 1 FROM dyads WHERE source = 'CHN' AND target = 'USA'"
is "and their words are found" 1 "SELECT count(*) FROM document_search WHERE document_search MATCH 'suspend AND drone'"
is "nothing is left beside" 0 "SELECT count(*) FROM sqlite_master WHERE name LIKE 'old%'"
"$demarche" ledger channels --json --db old.db >out 2>err && grep -q '"suspended"' out
told "the ledger reads it" $?
# One of version 7: views that were wrong, and the marks of a load that was killed behind one of its files.
cp fresh.db old.db
echo 'Chile met Peru in Lima on Tuesday.' >second.txt
"$demarche" code --db old.db --date 2024-07-18 second.txt 2>err
first=$(sqlite3 old.db "SELECT id FROM inputs WHERE path LIKE '%new.txt'")
{
    echo "DROP VIEW v_dyad_months; DROP VIEW v_type_months;"
    "$demarche" schema sqlite | grep 'VIEW v_[a-z]*_months' | sed "s/substr(date, 5, 1) = '-'/length(date) >= 7/"
    echo "CREATE VIEW mine AS SELECT * FROM v_dyad_months; INSERT INTO loading VALUES(''), ('$first'); PRAGMA user_version = 7;"
} >older.sql
sqlite3 old.db <older.sql
[ "$(sqlite3 old.db .schema | grep -c 'length(date) >= 7')" = 2 ]
told "views as version 7 had them" $?
"$demarche" dump old.db >out 2>err
[ $? = 4 ] && grep -q 'an older version' err
told "one of version 7 is brought forward by what writes" $?
: >nothing.jsonl
"$demarche" code --db old.db nothing.jsonl 2>err || sed 's/^/# /' err
sqlite3 old.db "DROP VIEW mine"
sqlite3 old.db .schema | sort >old.schema
cmp old.schema fresh.schema && [ "$(sqlite3 old.db 'PRAGMA user_version')" = 9 ]
told "its views are those of a new one" $?
is "what its load had not read again is to be read" "new.txt|1|1
second.txt|0|0" "SELECT replace(path, rtrim(path, replace(path, '/', '')), ''), whole, records FROM inputs WHERE path LIKE '%.txt' ORDER BY 1"
is "and its marks are gone" 0 "SELECT count(*) FROM loading"
"$demarche" code --db old.db --resume new.txt second.txt 2>err
grep -q 'there already: 1 file$' err
told "--resume goes on with that load" $?
# One of version 8: months of two countries were read from all rows of `dyads`.
months="SELECT source, target, month, events, happened, verbal_conflict, mean_score FROM v_dyad_months ORDER BY 1, 2, 3"
"$demarche" code --db fresh.db --date 2024-07-18 new.txt second.txt 2>err
sqlite3 fresh.db "INSERT INTO dyads SELECT source, target, event, source_code || 'GOV', target_code, date, type, quad, score, happened, background FROM dyads WHERE happened"
cp fresh.db old.db
columns="source, target, event, date, quad, score, happened"
{
    echo "DROP VIEW v_dyad_months;"
    "$demarche" schema postgresql | grep 'VIEW v_dyad_months'
    echo "PRAGMA user_version = 8;"
} >older.sql
sqlite3 old.db <older.sql
grep -q "SELECT DISTINCT $columns" older.sql && sqlite3 old.db "$months" >older.months
"$demarche" code --db old.db nothing.jsonl 2>err || sed 's/^/# /' err
sqlite3 old.db .schema | sort | cmp - fresh.schema && [ "$(sqlite3 old.db 'PRAGMA user_version')" = 9 ]
told "one of version 8 is brought forward: the view of months is that of a new one" $?
sqlite3 old.db "$months" | cmp - older.months && [ -s older.months ]
told "and says what it said: an event of several codes is counted once" $?
sqlite3 old.db "EXPLAIN QUERY PLAN SELECT * FROM v_dyad_months WHERE source = 'USA' AND target = 'CHN'" >plan
! grep -q 'SCAN d' plan && grep -q 'SEARCH d USING PRIMARY KEY (source=? AND target=?)' plan || { sed 's/^/# /' plan; false; }
told "and reads rows of the two alone" $?
sqlite3 newer.db 'PRAGMA application_id = 1684894307; PRAGMA user_version = 99; CREATE TABLE documents(id)'
"$demarche" code --db newer.db new.txt 2>err
[ $? = 4 ] && grep -q 'tables 99' err
told "one of a later version is refused" $?
finish
