// Whether a database is sound: that what it says is there, hangs together, and is proved by its
// texts.
//
// Each fault is handed over as it is found, with its table and the key of its row; columns of a key
// are joined by '/'. Memory is that of some documents. Nothing is written but the lock that
// SQLite's check of the index of words takes.
//
//     verification v = {.finding = tell, .state = &s};
//     TRY(verify_database("news.db", &v, why));
//     if (!v.findings) ... // sound
#ifndef DM_UPKEEP_VERIFY_H
#define DM_UPKEEP_VERIFY_H

#include "base/status.h"
#include "base/str.h"

// X(name, kind as it is printed)
#define VERIFY_KINDS(X)                                                                            \
    X(DAMAGED, "damaged")       /* the file itself, or a table that cannot be read */              \
    X(SCHEMA, "schema")         /* a table, column, index, view or trigger is not there */         \
    X(UNFINISHED, "unfinished") /* a dump was not loaded to its end */                             \
    X(REFERENCE, "reference")   /* a row of something that is not there, or one that is missing */ \
    X(VALUE, "value")           /* a column has what it cannot have */                             \
    X(TEXT, "text")             /* a text is not the one of its hash */                            \
    X(EVIDENCE, "evidence")     /* an event without trigger or sentence */                         \
    X(SPAN, "span")             /* offsets outside their text, or other words there */             \
    X(RULE, "rule")             /* the codebook has no such rule */                                \
    X(CARD, "card")     /* an event's card, or a document's sketch, missing or unreadable */       \
    X(FACT, "fact")     /* what the ledger is made of cannot be read */                            \
    X(LOG, "log")       /* the log of changes does not agree with the documents */                 \
    X(DYADS, "dyads")   /* who to whom does not agree with the events */                           \
    X(SEARCH, "search") /* the index of words does not agree with the texts */

typedef enum {
#define X(name, kind) VERIFY_##name,
    VERIFY_KINDS(X)
#undef X
} verify_kind;

const char *verify_kind_name(verify_kind k);

typedef struct {
    verify_kind kind;
    str table; // empty: the whole file
    str id;    // of the row; empty: none
    str what;
} verify_finding;

typedef struct {
    status (*finding)(void *state, const verify_finding *x, diag *why);
    void *state;
    int64_t findings, documents, events; // out
    bool unsearched; // out: another program writes, or the file cannot be written: the index was
                     // only counted
} verification;

// ST_STORE when it cannot be opened, or is none of ours.
status verify_database(const char *file, verification *v, diag *why);

#endif
