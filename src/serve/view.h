// Private to this room: what a view is, and what views share.
//
// A view answers one kind of address in the forms that it has. It writes into the answer's body and
// leaves the rest to site.c; what it takes from the arena is gone when the answer is sent.
#ifndef DM_SERVE_VIEW_H
#define DM_SERVE_VIEW_H

#include "base/json_writer.h"
#include "coder/coder.h"
#include "serve/answercache.h"
#include "serve/columnkeeper.h"
#include "serve/ledgercache.h"
#include "serve/request.h"
#include "serve/site.h"
#include "store/readpool.h"

#include <stdatomic.h>

struct site {
    const char *database;
    str shown;               // the same for people: without a password and folders
    const char *corrections; // the file of them; NULL: none are kept
    const char *codebook;    // a folder of rules on top; NULL: none
    coder *coder;            // NULL: there is no model
    uint64_t maker;          // hash of all but the database that answers are made of
    readpool *pool;
    ledger_cache *ledger;
    columnkeeper *columns;
    answer_cache *answers;
    bodypipes *pipes;   // exports
    atomic_bool ending; // what is asked of the database is broken off
    arena memory;
};

typedef struct {
    site *site;
    const request *request;
    const site_request *asked; // what came; whether it is still wanted
    arena *memory;             // of this answer
    answer *out;
    json_writer json;            // into the answer's body
    const connection *db;        // the database as it stands for the whole answer
    const eventcolumns *columns; // of that state; NULL: they are not there
} viewing;

typedef status view_write(viewing *v, diag *why);

typedef struct {
    const char *path;       // "/dyad/A/B": a segment of one capital letter stands for any
    const char *parameters; // "by|since|until"; besides those of every view
    unsigned forms;         // bit 1u << request_form, REQUEST_PAGE where the page has it; and:
    bool post;              // POST alone
    view_write *write;
    const char *about; // a sentence for the description
} view;

#define VIEW_JSON (1u << REQUEST_JSON)
#define VIEW_CSV  (1u << REQUEST_CSV)
#define VIEW_SVG  (1u << REQUEST_SVG)
#define VIEW_PAGE (1u << REQUEST_PAGE)

#define VIEW_UNREAD (1u << 8) // it does not look at the database
#define VIEW_DEAR   (1u << 9) // it may take seconds of a large one

#define VIEW_FILE (1u << 10) // its path, without an ending, is a file and no page

#define VIEW_LIMIT_MOST 1000 // rows of one answer

extern const view VIEWS[]; // ends with a NULL path

// status view_absent(diag *why, const char *what, str name): 404, with what there is not. A macro,
// so that clang's analyzer sees which code comes back.
#define view_absent(why, what, name) (view_absent_fill_((why), (what), (name)), ST_USAGE)
void view_absent_fill_(diag *why, const char *what, str name);
// Is the failure that one?
bool view_is_absent(const diag *why);
// 503: it can be had in a while; `what` says why not now.
#define view_busy(why, what) (view_busy_fill_((why), (what)), ST_LIMIT)
void view_busy_fill_(diag *why, const char *what);
// Parameters that several views have.
status view_limit(const viewing *v, int64_t otherwise, int64_t *out, diag *why);
status view_offsets(const viewing *v, offset_unit *out, diag *why);
status view_day(const viewing *v, const char *name, str *out, diag *why);
// The code of who is written there, by a code or a name; empty where nothing is. ST_USAGE with the
// nearest name where nobody is known so; `what` says where that stands ("from").
status view_party(const viewing *v, const char *what, str text, str *out, diag *why);
// The ledger's rows. ledgercache_release.
status view_ledger(const viewing *v, ledger_hold **out, diag *why);
// Is the segment of a view's path one that stands for any?
bool view_is_variable(str segment);

view_write overview_write, search_write, groups_write, dyad_write, channels_write, transfers_write,
    redlines_write, positions_write, totals_write, article_write, event_write, eventtree_write,
    places_write, map_write, network_write, exports_write, export_write, correction_write,
    corrections_write, codebook_write, rule_write, about_write, cards_write, limits_write,
    try_write, openapi_write;

#endif
