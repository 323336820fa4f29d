// Private to httpd.c and its parts.
//
// A request goes: connection (httpdpeers.c: until when it may take), head and body (httpd.c), may
// it be answered (httpdguard.c), the queue and who makes the answer (httpdwork.c), the answer
// (httpdsend.c). While it waits for its answer its connection is suspended.
#ifndef DM_SERVE_HTTPD_PARTS_H
#define DM_SERVE_HTTPD_PARTS_H

#include "serve/httpd.h"
#include "serve/httplibrary.h"

#include <pthread.h>
#include <stdatomic.h>

typedef struct httpd_work httpd_work;
typedef struct httpd_peers httpd_peers;
typedef struct httpd_live httpd_live;
typedef struct httpd_request httpd_request;

struct httpd {
    http_library http;
    httpd_options options;
    struct MHD_Daemon *daemon;
    int port;
    bool loopback;
    unsigned connections;           // at most
    _Atomic int64_t bodies, unsent; // bytes that are there
    httpd_work *work;
    httpd_peers *peers;
    httpd_live *live;
};

// One request, from its first line to its last byte.
struct httpd_request {
    struct MHD_Connection *connection;
    str target; // as it came
    buf body;
    size_t n_body;   // of it that came
    int64_t counted; // of h->bodies
    bool begun, post;
    unsigned refused;    // code of HTTP; 0: it is not
    const char *message; // of what is refused
    answer answer;       // once `answered`
    bool answered;
    int64_t since;       // clock_ms: in the queue
    httpd_request *next; // in the queue
};

// --- httpdsend.c: answers

// Headers that every answer has.
void httpd_add_headers(const httpd *h, struct MHD_Response *r);
// Sends it and frees it.
enum MHD_Result httpd_send(httpd *h, struct MHD_Connection *c, answer *a);
enum MHD_Result httpd_refuse(httpd *h, struct MHD_Connection *c, unsigned code,
                             const char *message);
void httpd_fill_refusal(answer *out, unsigned code, const char *message);

// --- httpdguard.c: may this request be answered? Else it is refused

void httpdguard_look(const httpd *h, struct MHD_Connection *c, httpd_request *r);

// --- httpdwork.c: who makes answers

// ST_LIMIT when no thread can be started.
status httpdwork_start(httpd *h, httpd_work **out, diag *why);
// All that wait are told to come back, and so are those who come from then on. NULL is allowed.
void httpdwork_stop(httpd_work *w);
void httpdwork_free(httpd_work *w); // after the daemon; NULL is allowed
// Takes the request of a suspended connection, which is resumed when it is `answered`.
void httpdwork_push(httpd_work *w, httpd_request *r);

// --- httpdpeers.c: connections and how long they may take

// What the other side does: it sends a head, or nothing; a body; it waits for us; it takes an
// answer; it listens to news.
typedef enum { PEER_ASKS, PEER_SENDS_BODY, PEER_WAITS, PEER_TAKES, PEER_LISTENS } peer_phase;

status httpdpeers_start(httpd *h, httpd_peers **out, diag *why);
void httpdpeers_stop(httpd_peers *p); // after the daemon; NULL is allowed
// Waits until nobody waits for an answer or takes one, but for so many seconds at most.
void httpdpeers_settle(httpd_peers *p, int seconds);
// MHD_NotifyConnectionCallback; `state` is the httpd.
void httpdpeers_note(void *state, struct MHD_Connection *c, void **own,
                     enum MHD_ConnectionNotificationCode what);
// It takes an answer, and may go on with that for so many milliseconds.
void httpdpeers_allow(httpd *h, struct MHD_Connection *c, int64_t ms);
// The connection is in that phase from now on; bytes: of the answer that it takes.
void httpdpeers_enter(httpd *h, struct MHD_Connection *c, peer_phase phase, size_t bytes);

// --- httpdlive.c: a stream of news, "event: change" whenever the database has changed

status httpdlive_start(httpd *h, httpd_live **out, diag *why);
void httpdlive_stop(httpd_live *l); // before the daemon: all streams end; NULL is allowed
void httpdlive_free(httpd_live *l); // after the daemon; NULL is allowed
enum MHD_Result httpdlive_answer(httpd *h, struct MHD_Connection *c);

#endif
