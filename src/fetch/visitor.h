// Visits to other people's servers as a guest should make them: asked robots.txt first, one after
// the other with a pause between two to the same host, few redirects.
//
// robots.txt (robots.h) is read once a day for each origin, also for each step of a redirect. Where
// it is missing (4xx) all is allowed; where it cannot be read (5xx, 429, no answer) nothing is
// (RFC 9309, 2.3.1), unless an older copy is there. The pause is the caller's or the longer one of
// Crawl-delay.
//
// `own` of a request (fetch.h) holds for the host that it names, not for where redirects lead.
//
// The web, the clock and the shelf of copies are the caller's functions, so that a visitor can be
// tested without any of them. A visitor belongs to one thread.
//
//     visitor *v = visitor_new(&options);
//     visit x;
//     TRY(visitor_get(v, &(fetch_request){.url = url, .max_bytes = 1 << 20}, &a, &x, why));
//     if (x.answer.status == 200) read(x.answer.body, x.url);
#ifndef DM_FETCH_VISITOR_H
#define DM_FETCH_VISITOR_H

#include "fetch/fetch.h"
#include "fetch/robots.h"

#define VISIT_MAX_REDIRECTS      5    // in a row; browsers go after 20, servers that mean it need 2
#define VISIT_DELAY_MS           2000 // between two questions to a host, unless said otherwise
#define VISIT_ROBOTS_MAX_SECONDS 86400  // of age of a copy of robots.txt (RFC 9309, 2.4)
#define VISIT_ROBOTS_DOWN_MS     600000 // before a robots.txt that could not be read is tried again

typedef struct {
    void *state;
    status (*get)(void *state, const fetch_request *r, arena *a, fetch_answer *out, diag *why);
} visit_web; // fetch_get, or a test's

typedef struct {
    void *state;
    int64_t (*now)(void *state);           // milliseconds of a clock that never goes back
    bool (*wait)(void *state, int64_t ms); // false: stopped
} visit_clock;

// Copies of robots.txt that outlive the program.
typedef struct {
    void *state;
    // The copy of an origin in the arena and its age; *there is false when there is none.
    status (*load)(void *state, str origin, arena *a, bool *there, str *text, int64_t *age_seconds,
                   diag *why);
    status (*save)(void *state, str origin, str text, diag *why);
} robots_shelf;

typedef struct {
    visit_web web;
    visit_clock clock;
    robots_shelf shelf;
    str agent; // robots_agent of the User-Agent; borrowed until visitor_delete
    int64_t delay_ms;
} visitor_options;

typedef struct {
    fetch_answer answer;
    str url;        // that answered
    bool moved;     // it differs from the one asked for, and all redirects were for good (301, 308)
    bool forbidden; // robots.txt forbids it: why a visit failed
} visit;

typedef struct visitor visitor;

visitor *visitor_new(const visitor_options *options);
void visitor_delete(visitor *v); // NULL is allowed

// Any answer that is no redirect is ST_OK; strings are in the arena. ST_IO when there is none or
// robots.txt forbids the question, ST_LIMIT as fetch_get or after too many redirects, ST_FORMAT
// for an address that is none, ST_STORE when the shelf fails.
status visitor_get(visitor *v, const fetch_request *r, arena *a, visit *out, diag *why);

#endif
