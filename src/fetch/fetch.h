// One question to one server over HTTP, and its answer, bounded in size, time and reach.
//
// Only http and https; no cookies, no passwords, no proxy (also none of the environment: the
// guard below could not see where it goes); redirects are answers like any other, visitor.h goes
// after them. The address of every socket is tested (hostguard.h) after names were resolved and
// before it is opened. Packed answers (gzip, deflate) count by what they unpack to. An answer that
// ends before the length that it promised is none.
//
// A fetcher keeps connections open from one call to the next; it belongs to one thread.
//
//     fetcher *f;
//     TRY(fetcher_open(&(fetch_options){.user_agent = "demarche/0.1"}, &f, why));
//     TRY(fetch_get(f, &(fetch_request){.url = x.url, .max_bytes = 1 << 20}, &a, &answer, why));
//     if (answer.status == 304) ...
#ifndef DM_FETCH_FETCH_H
#define DM_FETCH_FETCH_H

#include "base/status.h"
#include "base/str.h"

#define FETCH_TIMEOUT_SECONDS  60 // of a whole answer; feeds of a megabyte take a few
#define FETCH_CONNECT_SECONDS  20 // until a connection stands
#define FETCH_LEAST_BYTES      50 // a second; slower for FETCH_SLOW_SECONDS is given up
#define FETCH_SLOW_SECONDS     20
#define FETCH_MAX_HEADER_BYTES ((size_t)128 << 10) // of all headers; real ones have 2 kB
#define FETCH_MAX_HEADER_VALUE 1024 // of one that is kept; a longer ETag is not sent back

typedef struct fetcher fetcher;

// Borrowed until fetcher_close.
typedef struct {
    const char *user_agent;
    bool allow_private;           // reach private addresses, too (hostguard.h)
    int timeout_seconds;          // 0: FETCH_TIMEOUT_SECONDS
    bool (*stopped)(void *state); // asked some times a second; true ends it. NULL: never
    void *stop_state;
} fetch_options;

typedef struct {
    str url;                 // as webaddress.h gives it
    str accept;              // "text/html"; empty: anything
    str etag, last_modified; // of the copy that is there; empty: none
    size_t max_bytes;        // of the body, unpacked
    bool own;                // its host was named by the user: with allow_private it may be
                             // link-local, too
    bool cut;                // what is longer is cut off there, no failure
} fetch_request;

// Empty: not said.
typedef struct {
    int status;   // 200
    str location; // where a redirect goes, absolute
    str etag, last_modified, content_type, retry_after;
    str body;
} fetch_answer;

// ST_IO when libcurl cannot be loaded.
status fetcher_open(const fetch_options *options, fetcher **out, diag *why);
void fetcher_close(fetcher *f); // NULL is allowed
// Any answer of a server is ST_OK; its strings are in the arena. ST_IO when there is none, also
// when it was stopped; ST_LIMIT when it is too long or takes too long.
status fetch_get(fetcher *f, const fetch_request *r, arena *a, fetch_answer *out, diag *why);

#endif
