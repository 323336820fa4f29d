// Connections, and until when each may go on with what it does. Whoever is not done by then is hung
// up on, whatever comes from there meanwhile: libmicrohttpd only drops those from whom nothing
// comes.
#include "base/clock.h"
#include "serve/httpd_parts.h"

#include <linux/sockios.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#define LOOK_MS    500
#define CROWD_PART 4 / 3 // of all connections: from there on those who only hold one are dropped
#define CROWD      5     // after so many seconds

typedef struct peer peer;
struct peer {
    peer *next, *before;
    int socket;
    peer_phase phase;
    int64_t since, until;       // clock_ms
    int queued;                 // bytes that the system holds for one that takes an answer
    int64_t moved;              // when that was another number before
    void (*leave)(void *state); // NULL: nobody asks whether it has left
    void *state;                // of `leave`
};

struct httpd_peers {
    httpd *h;
    pthread_mutex_t lock; // over all that follows
    pthread_cond_t over;
    peer *first;
    size_t n;
    bool ending, runs;
    pthread_t thread;
};

// --- when

static int64_t end_of(const httpd *h, peer_phase phase, int64_t now, size_t bytes)
{
    switch (phase) {
    case PEER_ASKS: return now + httpd_ms(h, HTTPD_HEAD_SECONDS);
    case PEER_SENDS_BODY: return now + httpd_ms(h, HTTPD_BODY_SECONDS);
    case PEER_TAKES:
        return now + httpd_ms(h, HTTPD_SEND_SECONDS + (int64_t)bytes / HTTPD_SEND_RATE);
    default: return INT64_MAX; // it waits for us
    }
}

static void enter(const httpd *h, peer *x, peer_phase phase, size_t bytes)
{
    x->phase = phase;
    x->since = clock_ms();
    x->until = end_of(h, phase, x->since, bytes);
    x->moved = x->since;
    x->queued = 0;
}

// Takes nothing for so long as nobody may be silent.
static bool is_stuck(const httpd *h, peer *x, int64_t now)
{
    int queued = 0;
    if (x->phase != PEER_TAKES || ioctl(x->socket, SIOCOUTQ, &queued) != 0) return false;
    if (queued != x->queued) x->moved = now;
    x->queued = queued;
    return now - x->moved > (int64_t)httpd_silence(h) * 1000;
}

static bool is_over(const httpd_peers *p, peer *x, int64_t now)
{
    bool crowd = p->n * CROWD_PART > p->h->connections;
    if (is_stuck(p->h, x, now)) return true;
    return now > x->until ||
           (crowd && x->phase == PEER_ASKS && now > x->since + httpd_ms(p->h, CROWD));
}

// --- who

static peer *peer_of(const httpd *h, struct MHD_Connection *c)
{
    const union MHD_ConnectionInfo *info =
        h->http.connection(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static void add(httpd_peers *p, struct MHD_Connection *c, void **own)
{
    const union MHD_ConnectionInfo *info =
        p->h->http.connection(c, MHD_CONNECTION_INFO_CONNECTION_FD);
    peer *x = mem_alloc(sizeof *x);
    *x = (peer){.socket = info ? info->connect_fd : -1};
    enter(p->h, x, PEER_ASKS, 0);
    *own = x;
    pthread_mutex_lock(&p->lock);
    x->next = p->first;
    if (p->first) p->first->before = x;
    p->first = x;
    p->n++;
    pthread_mutex_unlock(&p->lock);
}

static void take_out(httpd_peers *p, peer *x)
{
    pthread_mutex_lock(&p->lock);
    *(x->before ? &x->before->next : &p->first) = x->next;
    if (x->next) x->next->before = x->before;
    p->n--;
    pthread_mutex_unlock(&p->lock);
    mem_free(x);
}

size_t httpdpeers_count(httpd_peers *p)
{
    pthread_mutex_lock(&p->lock);
    size_t n = p->n;
    pthread_mutex_unlock(&p->lock);
    return n;
}

void httpdpeers_note(void *state, struct MHD_Connection *c, void **own,
                     enum MHD_ConnectionNotificationCode what)
{
    httpd *h = state;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        add(h->peers, c, own);
    } else if (*own) {
        take_out(h->peers, *own); // its socket is open until this returns
        *own = NULL;
    }
}

void httpdpeers_enter(httpd *h, struct MHD_Connection *c, peer_phase phase, size_t bytes)
{
    peer *x = peer_of(h, c);
    if (!x) return;
    pthread_mutex_lock(&h->peers->lock);
    enter(h, x, phase, bytes);
    pthread_mutex_unlock(&h->peers->lock);
}

void httpdpeers_allow(httpd *h, struct MHD_Connection *c, int64_t ms)
{
    peer *x = peer_of(h, c);
    if (!x) return;
    pthread_mutex_lock(&h->peers->lock);
    enter(h, x, PEER_TAKES, 0);
    x->until = x->since + ms;
    pthread_mutex_unlock(&h->peers->lock);
}

// --- leaving

static bool has_left(int socket)
{
    struct pollfd p = {.fd = socket, .events = POLLRDHUP};
    return poll(&p, 1, 0) > 0;
}

bool httpdpeers_has_left(const httpd *h, struct MHD_Connection *c)
{
    const union MHD_ConnectionInfo *info = h->http.connection(c, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info && has_left(info->connect_fd);
}

void httpdpeers_on_leave(httpd *h, struct MHD_Connection *c, void (*leave)(void *state),
                         void *state)
{
    peer *x = peer_of(h, c);
    if (!x) return;
    pthread_mutex_lock(&h->peers->lock);
    x->leave = leave;
    x->state = state;
    pthread_mutex_unlock(&h->peers->lock);
}

// With the lock.
static void tell_leavers(const httpd_peers *p)
{
    for (peer *x = p->first; x; x = x->next) {
        if (!x->leave || x->phase != PEER_WAITS || !has_left(x->socket)) continue;
        x->leave(x->state);
        x->leave = NULL;
    }
}

// --- looking

// With the lock.
static void hang_up(const httpd_peers *p)
{
    static const struct linger AT_ONCE = {.l_onoff = 1, .l_linger = 0};
    int64_t now = clock_ms();
    for (peer *x = p->first; x; x = x->next) {
        if (!is_over(p, x, now)) continue;
        if (x->phase == PEER_TAKES) // what it did not take is not kept for it by the system
            setsockopt(x->socket, SOL_SOCKET, SO_LINGER, &AT_ONCE, sizeof AT_ONCE);
        shutdown(x->socket, SHUT_RDWR); // its thread finds that out, and closes it
        x->until = INT64_MAX;
    }
}

static void *look_at_all(void *state)
{
    httpd_peers *p = state;
    pthread_mutex_lock(&p->lock);
    while (!p->ending) {
        thread_wait(&p->over, &p->lock, LOOK_MS);
        hang_up(p);
        tell_leavers(p);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static bool some_wait(const httpd_peers *p)
{
    for (const peer *x = p->first; x; x = x->next)
        if (x->phase >= PEER_WAITS) return true;
    return false;
}

void httpdpeers_settle(httpd_peers *p, int most)
{
    int64_t end = clock_ms() + (int64_t)most * 1000;
    for (bool some = true; some && clock_ms() < end;) {
        pthread_mutex_lock(&p->lock);
        some = some_wait(p);
        pthread_mutex_unlock(&p->lock);
        if (some) nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    }
}

status httpdpeers_start(httpd *h, httpd_peers **out, diag *why)
{
    httpd_peers *p = *out = mem_alloc(sizeof *p);
    *p = (httpd_peers){.h = h};
    pthread_mutex_init(&p->lock, NULL);
    thread_condition_init(&p->over);
    status s = thread_start(&p->thread, look_at_all, p, why);
    p->runs = s == ST_OK;
    return s;
}

void httpdpeers_stop(httpd_peers *p)
{
    if (!p) return;
    pthread_mutex_lock(&p->lock);
    p->ending = true;
    pthread_cond_broadcast(&p->over);
    pthread_mutex_unlock(&p->lock);
    if (p->runs) pthread_join(p->thread, NULL);
    pthread_mutex_destroy(&p->lock);
    pthread_cond_destroy(&p->over);
    mem_free(p);
}
