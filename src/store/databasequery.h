// What is asked of a database of `--db FILE`, without writing to it.
//
// Another program may write to the file meanwhile. Each call opens the file for itself; any thread
// may make one.
//
//     fact_taker taker = {.text = take_text, .fact = take_line, .state = &state};
//     TRY(database_facts("news.db", &taker, why));
#ifndef DM_STORE_DATABASEQUERY_H
#define DM_STORE_DATABASEQUERY_H

#include "base/status.h"
#include "base/str.h"
#include "ledger/ledger.h"
#include "store/connection.h"

// What takes the facts of a database.
typedef struct {
    // A document that has facts; NULL: they are not asked for. It holds until the call returns.
    status (*text)(void *state, const ledger_text *text, diag *why);
    // A fact as the line of JSON that it is kept as (ledger/factread.h), which holds as long.
    status (*fact)(void *state, str json, diag *why);
    void *state;
} fact_taker;

// Hands over all documents that have facts, by id, then every fact, by document. The file is only
// read. ST_STORE when it is not ours, of another version or damaged; a failure of the taker ends it
// and is handed on.
status database_facts(const char *file, const fact_taker *taker, diag *why);

// The same of a connection that is open.
status database_facts_of(const connection *c, const fact_taker *taker, diag *why);

// An event between two, as the database keeps it.
typedef struct {
    str id, document, type;
    str date;               // TIMEX3 value; of what is the news of its day the text's own
    double score;           // NAN: none
    bool happened;          // or goes on; neither denied nor negated
    bool words;             // are these there?
    str actors, recipients; // codes, joined by ";"
    str text;               // the trigger
} database_dealing;

// Hands over the events that have one of the sides among their actors and the other among their
// recipients, by id. A side is a country or the beginning of an actor's code, three letters at
// least; what somebody does to himself is between no two. Words take ten times as long to read as
// the rest: they are left out unless they are asked for (ClickHouse gives them nevertheless). What
// `visit` is given holds until it returns; errors as above.
status database_between(const char *file, const str sides[2], bool words,
                        void (*visit)(void *state, const database_dealing *x), void *state,
                        diag *why);
// Hands over these events with their words, by id; at most DATABASE_DEALINGS of them. ST_STORE,
// also for ClickHouse, which has given them.
#define DATABASE_DEALINGS 100
status database_dealings(const char *file, const str *ids, size_t n,
                         void (*visit)(void *state, const database_dealing *x), void *state,
                         diag *why);

#endif
