#!/bin/sh
# What is asked of a database is what is asked of its texts: merge, why and the ledgers print the same
# bytes, in every form, whatever the order in which the documents came. Speaks TAP.
. "$(dirname "$0")/program.sh"
# told NAME GOOD: a line of TAP
told() {
    number=$((number + 1))
    if [ "$2" = 0 ]; then
        echo "ok $number - $1"
    else
        echo "not ok $number - $1"
        status=1
    fi
}
# same NAME LINES ARGUMENTS -- FILES: the command prints the same of the files and of news.db, in all
# forms, and at least so many lines of JSON
same() {
    name=$1 lines=$2
    shift 2
    good=0
    for form in --json --csv --table; do
        "$demarche" "$@" $form news.jsonl >files 2>err || { good=1; sed 's/^/# /' err; }
        "$demarche" "$@" $form --db news.db >db 2>err || { good=1; sed 's/^/# /' err; }
        cmp -s files db || { good=1; diff files db | head -5 | sed 's/^/# /'; }
        [ $form = --json ] && [ "$(wc -l <files)" -lt "$lines" ] && { good=1; echo "# $(wc -l <files) lines"; }
    done
    told "$name" $good
}
agency='Norway approved the sale of 12 frigates to Chile for $355 million on Tuesday. The ships, which were built at the yard in Bergen in the nineties, are to be overhauled before they sail for Valparaiso, and the crews will be trained in Haakonsvern for a year. Parliament has still to look at the papers, a spokesman for the ministry said.'
cat >news.jsonl <<END
{"id":"a","date":"2024-03-12","outlet":"Agency","text":"$agency"}
{"id":"b","date":"2024-03-13","outlet":"Post","text":"$agency It meets on Friday."}
{"id":"c","date":"2024-03-13","outlet":"Daily","text":"Norway approved the sale of 12 frigates to Chile for \$335 million on Tuesday, the daily of the capital has learned from people who know the contract; \"a gift; no less\", they say."}
{"id":"d","date":"2024-07-16","outlet":"Post","text":"Mali expelled the French ambassador on Monday because France had suspended talks with Mali."}
{"id":"e","date":"2024-07-12","outlet":"Daily","text":"France suspended talks with Mali on Friday over the arrest of two French soldiers in Mali."}
{"id":"f","date":"2024-07-17","text":"Peru and Chile held a second round of border talks in Lima on Tuesday. Peru rejects the annexation of the valley by Chile. \"The dam is a red line for Peru,\" the foreign minister of Peru told Chile on Tuesday."}
{"id":"g","text":"Britain and France will supply 40 armoured vehicles to Ghana, the two governments said."}
END
tac news.jsonl >turned.jsonl
"$demarche" code --db news.db turned.jsonl 2>err
told "the database is made, of the documents in another order" $?

same "merge" 8 merge
grep -q '4 mentions\|3 mentions in 3 texts, 2 sources' db
told "an event of three texts and two sources" $?
ids=$("$demarche" merge --json --db news.db | grep -o '"mentions":.*' | grep -o '"id":"[0-9a-f]*"' | cut -d '"' -f 4)
good=0 chains=0
for id in $ids; do
    forms=--json
    [ $chains = 0 ] && forms='--csv --table --json' # of the first, up to a chain
    for form in $forms; do
        "$demarche" why "$id" $form news.jsonl >files 2>/dev/null || good=1
        "$demarche" why "$id" $form --db news.db >db 2>/dev/null || good=1
        cmp -s files db || { good=1; diff files db | head -5 | sed 's/^/# /'; }
    done
    grep -q 'because' db && chains=$((chains + 1))
done
told "why, of every event" $good
[ $chains -ge 1 ]
told "and one of them is a chain" $?
first=$(echo "$ids" | head -1)
"$demarche" why "$(echo "$first" | cut -c 1-7)" --json --db news.db >short && "$demarche" why "$first" --json --db news.db | cmp -s - short
told "why, by the beginning of the id" $?
"$demarche" why 0000 --db news.db >out 2>err
[ $? = 2 ] && grep -q 'no event of these documents' err
told "why, of an event that is not there" $?
for command in merge "why $first"; do
    "$demarche" $command --db news.db news.jsonl >out 2>err
    [ $? = 2 ] && grep -q -- '--db and files: give one of them' err
    told "${command%% *} takes files or a database, not both" $?
    "$demarche" $command --db nowhere.db >out 2>err
    [ $? = 4 ] && [ ! -s out ] && [ ! -e nowhere.db ] && grep -q 'cannot be opened as a database' err
    told "${command%% *} of a database that is not there" $?
done
for kind in channels transfers redlines positions; do
    same "the ledger of $kind, and who tells it" 1 ledger $kind
done
"$demarche" ledger transfers --json --db news.db >db
grep -q '"others":\[355000000\],"values":\[{"value":335000000,"unit":"USD","official":false,"texts":1,"sources":1,"outlets":1,"documents":\["[0-9a-f]*"\]},{"value":355000000,"unit":"USD","official":false,"texts":2,"sources":1,"outlets":2,"documents":\["[0-9a-f]*","[0-9a-f]*"\]}\]' db
told "values that contradict stand side by side, with their documents" $?
grep -q '"texts":3,"sources":2,"outlets":3,"events"' db
told "three texts of three outlets are two sources" $?

for side in GBR FRA; do
    "$demarche" ledger transfers --from $side --to GHA --csv --db news.db | grep -q '^[0-9a-f]*,GBR,GBR;FRA,GHA,'
    told "a joint transfer stands under $side" $?
done

# A text that is told anew takes its events and cards with it.
sed 's/\$355 million/$365 million/; s/Peru rejects the annexation of the valley by Chile.//' news.jsonl >later.jsonl
"$demarche" code --db news.db later.jsonl 2>err
mv later.jsonl news.jsonl
same "merge, after documents were replaced" 7 merge

# Damage is told, whatever it is.
/usr/bin/python3 - <<'END'
import shutil, sqlite3
for name, sql in {"cut": "UPDATE event_cards SET card = substr(card, 1, 40)",
                  "noise": "UPDATE event_cards SET card = randomblob(120)",
                  "sketch": "UPDATE document_sketches SET sketch = x'00'",
                  "text": "UPDATE event_cards SET card = 'text'",
                  "lost": "DELETE FROM events"}.items():
    shutil.copy("news.db", name + ".db")
    db = sqlite3.connect(name + ".db")
    db.execute(sql)
    db.commit()
END
good=0
for name in cut noise sketch text lost; do
    "$demarche" merge --db $name.db >out 2>err
    [ $? = 4 ] && grep -q "^demarche: $name.db: the database is damaged" err || { good=1; echo "# $name"; sed 's/^/# /' err; }
done
told "merge tells of damage" $good
"$demarche" why "$first" --db cut.db >out 2>err
[ $? = 4 ] && grep -q 'the database is damaged' err
told "and so does why" $?
finish
