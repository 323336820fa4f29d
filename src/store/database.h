// The SQLite database of `--db FILE`: documents, sentences, mentions, events, links, facts, cards,
// rules and runs.
//
// Tables are generated from the column table (see column.h); doc/store.md describes them with
// queries. Each document is one transaction: a reader, or a crash, never meets half of one. Offsets
// are bytes. A document that is already there, coded alike by the same run, is left untouched; one
// that changed, or was coded by another version, model or codebook, is replaced with its events.
//
// The file is in WAL mode: others can read while it is written. It is refused when it is not ours
// (application id) or from a newer version (user version). A database belongs to one thread.
//
//     database *db;
//     TRY(database_open("news.db", &run, rules, &db, why));
//     TRY(database_add(db, &c, &facts, &change, why));
//     database_close(db);
#ifndef DM_STORE_DATABASE_H
#define DM_STORE_DATABASE_H

#include "ledger/fact.h"
#include "store/column.h"

#define DATABASE_APPLICATION_ID 0x646d7263 // "dmrc"
#define DATABASE_VERSION        9          // of the tables; PRAGMA user_version
#define DATABASE_BUSY_MS        10000 // another writer is done sooner, with what it holds (database_hold)
#define DATABASE_HOLD_MOST      32 // documents and the like in one transaction

typedef struct database database;

typedef enum {
    DATABASE_ADDED,
    DATABASE_REPLACED,
    DATABASE_UNCHANGED,
    DATABASE_PENDING // known when its batch is written (ClickHouse): database_written
} database_change;

// Opens or makes the file and notes the run and its rules (`rules` may be NULL). ST_STORE when it
// cannot be used, is not a database of ours, or stays locked for DATABASE_BUSY_MS.
status database_open(const char *file, const run_about *run, const codebook *rules, database **out,
                     diag *why);
// Writes a document with all that was found in it; `facts` are what the ledger reads of it (NULL:
// none). ST_STORE when that fails (locked, full disk);
// the file is then as it was before the call.
status database_add(database *db, const coded *c, const fact_list *facts, database_change *change,
                    diag *why);
// What a database that is not open is called in messages: its file, or its address without the
// password.
void database_called(const char *where, buf *out);
// The SQL that makes an empty database of a kind: "sqlite", "postgresql", "clickhouse". False:
// there is no such.
bool database_schema(const char *kind, buf *out);
// The two halves of it: the hash over all that is known of a document, but not over where its file
// lay, in the arena; any thread may make it. Then the writing.
str database_digest(const run_about *run, const coded *c, const fact_list *facts, arena *a);
status database_add_digested(database *db, const coded *c, const fact_list *facts, str digest,
                             database_change *change, diag *why);
// What is written from here to database_settle is written as one, or not at all: documents and what
// else is kept in the file. ST_STORE as above.
status database_begin(database *db, diag *why);
// Keeps it when `s`, what came of the writing, is ST_OK, else undoes it. Gives `s`; ST_STORE when
// it cannot be kept, and then it is undone, too.
status database_settle(database *db, status s, diag *why);
// Lets transactions be kept open over several calls of database_begin and database_settle, some 100
// ms and DATABASE_HOLD_MOST documents at most, as committing each document writes every page of an
// index that it touches. SQLite alone does; only where the next document is sure to come soon,
// since other writers wait meanwhile. A failure then undoes all that was held.
void database_hold(database *db, bool may);
// Is anything settled that is not yet written?
bool database_held(const database *db);
// Writes what is kept back: what is held; ClickHouse gets many documents at a time
// (clickhouse_batch.h), others else nothing. ST_STORE when that fails; it is lost then, and read
// again by a load that goes on.
status database_flush(database *db, diag *why);
// Works the ledger out anew and writes its tables (statetables.h), in a transaction of its own;
// nothing when they are of the last change. ST_STORE as above.
status database_keep_state(database *db, diag *why);
// How many of the documents that were pending became so.
size_t database_written(const database *db, database_change change);
// What was written since database_begin is gone because the server is: to be done again, from
// database_begin, which waits for the server.
bool database_lost(const database *db);
// Its file or address without a password, for messages; the database's.
const char *database_shown(const database *db);
// Id of the run that the database was opened for (store/coded.h); the database's.
str database_run(const database *db);
// Lets the file grow to this many pages of 4 KiB and no further: how tests make a full disk.
void database_limit_pages(database *db, int64_t pages);
// NULL is allowed. ST_STORE when the last bytes could not be written.
status database_close(database *db, diag *why);

#endif
