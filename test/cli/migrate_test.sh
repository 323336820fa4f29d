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
is "the version is this one's" 7 "PRAGMA user_version"
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
sqlite3 newer.db 'PRAGMA application_id = 1684894307; PRAGMA user_version = 99; CREATE TABLE documents(id)'
"$demarche" code --db newer.db new.txt 2>err
[ $? = 4 ] && grep -q 'tables 99' err
told "one of a later version is refused" $?
finish
