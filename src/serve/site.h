// The page of a database, without its sockets: a request goes in, an answer comes out. `demarche
// serve` puts HTTP around it (httpd.h), `demarche serve DB --get URL` asks once.
//
// The database is only read, each answer from one state of it. Answers are kept until it changes
// (SITE_KEPT_BYTES of them), and what is dear (the ledger's rows) until that changes. Any thread
// may ask; SITE_READERS at a time look at the database.
//
//     TRY(site_open(&(site_options){.database = "news.db"}, &s, why));
//     site_answer(s, &(site_request){.target = STR("/overview.json")}, &a);
//     site_close(s);
#ifndef DM_SERVE_SITE_H
#define DM_SERVE_SITE_H

#include "base/status.h"
#include "serve/answer.h"

#define SITE_KEPT_BYTES ((size_t)16 << 20)
#define SITE_READERS    8
#define SITE_SECONDS    30 // that the database may take for one answer
#define SITE_EXPORTS    4  // that are made at a time, besides

typedef struct site site;

typedef struct {
    const char *database;    // file or address
    const char *model;       // for texts that are pasted; NULL: that is refused
    const char *codebook;    // a folder of rules on top; NULL: none
    const char *corrections; // a file that readers' corrections are added to; NULL: none are taken
} site_options;

typedef struct {
    bool post;
    str target;     // "/search.json?q=type%3AAID"
    str type, body; // of a POST
    str encodings;  // header Accept-Encoding
    str tag;        // header If-None-Match
    // Asked now and then while an answer is made that may take long, by the thread that makes it:
    // is it not wanted any more? Then it is broken off. NULL: it is wanted.
    bool (*unwanted)(void *state);
    void *state;
} site_request;

// ST_STORE when the database cannot be read; ST_MODEL, ST_CODEBOOK.
status site_open(const site_options *options, site **out, diag *why);
// For a server that will be asked often: reads the events into memory (query/eventcolumns.h), which
// makes searches and counts a hundred times as fast, and works out the ledger, in the background;
// and again when the database has changed. Of files alone.
void site_warm(site *s);
void site_close(site *s); // NULL is allowed
// What is being asked of the database is broken off, now and from now on.
void site_end(site *s);
// Never fails: what went wrong is an answer, too. answer_free.
void site_answer(site *s, const site_request *r, answer *out);
// The same, but false where another thread makes that answer: ask again when it is done.
bool site_try(site *s, const site_request *r, answer *out);
// What is left to do: nothing, the answer is there (what is kept, what needs no database, what is
// wrong with the request); little; what may take seconds.
typedef enum { SITE_DONE, SITE_CHEAP, SITE_DEAR } site_effort;
site_effort site_ready(site *s, const site_request *r, answer *out);
// Does this build have its page? Else there are JSON and CSV alone.
bool site_has_page(void);
// Number of the last change of the database; 0 when it cannot be read.
int64_t site_change(site *s);
// The description of all addresses (OpenAPI 3.0).
void site_openapi(buf *out);

#endif
