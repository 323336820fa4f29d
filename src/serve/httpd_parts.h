// Private to httpd.c and its parts.
//
// A request goes: connection (httpdpeers.c: until when it may take), head and body (httpd.c), can
// the head be read in one way alone (httpdhead.c), may it be answered (httpdguard.c), the queue and
// who makes the answer (httpdwork.c), the answer (httpdsend.c). While it waits for its answer its
// connection is suspended.
#ifndef DM_SERVE_HTTPD_PARTS_H
#define DM_SERVE_HTTPD_PARTS_H

#include "serve/httpd.h"
#include "serve/httplibrary.h"
#include "serve/thread.h"

#include <stdatomic.h>

#define HTTPD_DRAIN_BYTES (4 << 20) // of a body that is too large: who sends more is hung up on
#define HTTPD_TOO_LARGE   "a text may have 1 MiB"

typedef struct httpd_work httpd_work;
typedef struct httpd_peers httpd_peers;
typedef struct httpd_live httpd_live;
typedef struct httpd_request httpd_request;

struct httpd {
    http_library http;
    httpd_options options;
    struct MHD_Daemon *daemon;
    pthread_t rounds;     // the thread that reads and sends for all connections
    bool goes_round;      // it was started
    _Atomic bool is_over; // it is to end
    _Atomic int awaited;  // suspended connections that a worker will resume soon
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
    const httpd *h;
    struct MHD_Connection *connection;
    char *line;    // the whole target as it came; owned
    str target;    // of it, from the path on
    str authority; // "localhost:8080" of "http://localhost:8080/a"; empty: the target has none
    buf body;
    size_t n_body;   // of it that came
    int64_t counted; // of h->bodies
    bool begun, post;
    bool preflight;      // a browser asks what a page of another site may ask
    bool patient;        // libmicrohttpd does not look how long it is silent
    bool last;           // nothing that comes behind it on this connection is read
    unsigned refused;    // code of HTTP; 0: it is not
    const char *message; // of what is refused
    answer answer;       // once `answered`
    bool answered;
    bool left;           // the other side closed the connection while it was made
    int64_t since;       // clock_ms: in the queue
    httpd_request *next; // in the queue
};

// So many seconds in milliseconds, as tests may have them shorter.
static inline int64_t httpd_ms(const httpd *h, int64_t seconds)
{
    return seconds * 1000 / (h->options.hurry > 1 ? h->options.hurry : 1);
}

// So long may somebody be silent, in whole seconds, one at least.
static inline unsigned httpd_silence(const httpd *h)
{
    int64_t seconds = httpd_ms(h, HTTPD_SECONDS) / 1000;
    return seconds > 1 ? (unsigned)seconds : 1;
}

// --- httpdsend.c: answers

// Headers that every answer has; type: MIME, may be NULL.
void httpd_add_headers(const httpd *h, const char *type, struct MHD_Response *r);
// Sends r->answer and frees it.
enum MHD_Result httpd_send(httpd *h, httpd_request *r);
// What `r` is refused for.
enum MHD_Result httpd_refuse(httpd *h, httpd_request *r);
// Answers a preflight.
enum MHD_Result httpd_permit(httpd *h, httpd_request *r);
void httpd_fill_refusal(answer *out, unsigned code, const char *message);

// --- httpdhead.c: is the head one that all who pass it on read alike? Else it is refused

httpd_request *httpdhead_begin(const httpd *h, struct MHD_Connection *c, const char *target);
// Where there are more parameters than libmicrohttpd has memory for, it would never answer: then
// this answers, and hangs up. Before it reads them.
void httpdhead_check_parameters(const httpd *h, const httpd_request *r);
void httpdhead_look(const httpd *h, httpd_request *r, str version);

// --- httpdguard.c: may this request be answered? Else it is refused

void httpdguard_look(const httpd *h, httpd_request *r);

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
// Waits until nobody waits for an answer, takes one or listens, but for so many seconds at most.
void httpdpeers_settle(httpd_peers *p, int seconds);
// Connections that are open.
size_t httpdpeers_count(httpd_peers *p);
// MHD_NotifyConnectionCallback; `state` is the httpd.
void httpdpeers_note(void *state, struct MHD_Connection *c, void **own,
                     enum MHD_ConnectionNotificationCode what);
// It takes an answer, and may go on with that for so many milliseconds.
void httpdpeers_allow(httpd *h, struct MHD_Connection *c, int64_t ms);
// The connection is in that phase from now on; bytes: of the answer that it takes.
void httpdpeers_enter(httpd *h, struct MHD_Connection *c, peer_phase phase, size_t bytes);
// Has the other side closed the connection, as far as this one can know? Whoever only says that
// nothing more comes from there has gone, too: the two cannot be told apart. Of a connection that
// is suspended, by any thread.
bool httpdpeers_has_left(const httpd *h, struct MHD_Connection *c);
// `leave` is called, once, when the other side closes the connection while it waits for us, by a
// thread that may not wait: that must not call here. NULL: no more.
void httpdpeers_on_leave(httpd *h, struct MHD_Connection *c, void (*leave)(void *state),
                         void *state);

// --- httpdlive.c: a stream of news, "event: change" whenever the database has changed

status httpdlive_start(httpd *h, httpd_live **out, diag *why);
void httpdlive_stop(httpd_live *l); // before the daemon: all streams end; NULL is allowed
void httpdlive_free(httpd_live *l); // after the daemon; NULL is allowed
enum MHD_Result httpdlive_answer(httpd *h, httpd_request *asked);

#endif
