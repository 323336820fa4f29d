// News: server-sent events that tell when the database has changed. One thread looks, for all who
// listen; their connections are suspended until there is something to say.
#include "base/clock.h"
#include "serve/httpd_parts.h"

#include <stdio.h>
#include <string.h>

#define LOOK_MS 1000 // between two looks at the database
#define SIGN    10   // seconds between two signs of life, so that a reader who went away is found
#define PIECE   256

typedef struct listener listener;
struct listener {
    listener *next, *before;
    httpd_live *live;
    struct MHD_Connection *connection;
    int64_t told, signed_at;
    bool begun, suspended;
};

struct httpd_live {
    httpd *h;
    pthread_mutex_t lock; // over all that follows, and over listeners
    pthread_cond_t over;
    listener *first;
    size_t n;
    int64_t change;
    bool looked; // since somebody listens
    bool ending, runs;
    pthread_t thread;
};

// --- one listener

static ssize_t say(listener *x, char *out, size_t most, const char *event)
{
    x->begun = true;
    x->told = x->live->change;
    x->signed_at = clock_ms();
    int n = snprintf(out, most, "event: %s\ndata: {\"last\":%lld}\n\n", event, (long long)x->told);
    return n > 0 && (size_t)n < most ? n : MHD_CONTENT_READER_END_WITH_ERROR;
}

// What there is to say; NULL: nothing. With the lock.
static const char *news_for(const listener *x)
{
    if (!x->live->looked) return NULL;
    if (!x->begun) return "hello";
    if (x->live->change != x->told) return "change";
    return clock_ms() - x->signed_at >= httpd_ms(x->live->h, SIGN) ? "alive" : NULL;
}

static ssize_t read_news(void *state, uint64_t at, char *out, size_t most)
{
    listener *x = state;
    httpd_live *l = x->live;
    ssize_t n = 0;
    (void)at;
    pthread_mutex_lock(&l->lock);
    const char *news = news_for(x);
    if (l->ending) {
        n = MHD_CONTENT_READER_END_OF_STREAM;
    } else if (news) {
        n = say(x, out, most, news);
    } else {
        x->suspended = true;
        l->h->http.suspend(x->connection);
    }
    pthread_mutex_unlock(&l->lock);
    return n;
}

static void end(void *state)
{
    listener *x = state;
    httpd_live *l = x->live;
    pthread_mutex_lock(&l->lock);
    *(x->before ? &x->before->next : &l->first) = x->next;
    if (x->next) x->next->before = x->before;
    l->n--;
    pthread_mutex_unlock(&l->lock);
    mem_free(x);
}

// NULL: there are as many as there may be.
static listener *begin(httpd_live *l, struct MHD_Connection *c)
{
    listener *x = NULL;
    pthread_mutex_lock(&l->lock);
    if (l->n < l->h->connections / 2) {
        x = mem_alloc(sizeof *x);
        *x = (listener){.live = l, .connection = c, .next = l->first};
        if (l->first) l->first->before = x;
        l->first = x;
        l->n++;
        if (!l->looked) pthread_cond_signal(&l->over);
    }
    pthread_mutex_unlock(&l->lock);
    return x;
}

enum MHD_Result httpdlive_answer(httpd *h, httpd_request *asked)
{
    struct MHD_Connection *c = asked->connection;
    listener *x = begin(h->live, c);
    if (!x) {
        asked->refused = MHD_HTTP_SERVICE_UNAVAILABLE;
        asked->message = "too many listen to news already; ask again in a while";
        return httpd_refuse(h, asked);
    }
    struct MHD_Response *r = h->http.from_callback(MHD_SIZE_UNKNOWN, PIECE, read_news, x, end);
    if (!r) {
        end(x);
        return MHD_NO;
    }
    httpd_add_headers(h, NULL, r);
    h->http.add_header(r, "Content-Type", "text/event-stream");
    h->http.add_header(r, "Cache-Control", "no-store");
    h->http.add_header(r, "X-Accel-Buffering", "no"); // of a proxy: it would hold news back
    httpdpeers_enter(h, c, PEER_LISTENS, 0);
    enum MHD_Result result = h->http.queue(c, MHD_HTTP_OK, r);
    h->http.destroy(r);
    return result;
}

// --- all of them

// With the lock.
static void wake(const httpd_live *l)
{
    for (listener *x = l->first; x; x = x->next) {
        if (!x->suspended || !(l->ending || news_for(x))) continue;
        x->suspended = false;
        l->h->http.resume(x->connection);
    }
}

static void *look_and_tell(void *state)
{
    httpd_live *l = state;
    pthread_mutex_lock(&l->lock);
    while (!l->ending) {
        thread_wait(&l->over, &l->lock, LOOK_MS);
        l->looked = l->first != NULL;
        if (!l->looked) continue;
        l->looked = false;
        pthread_mutex_unlock(&l->lock);
        int64_t change = site_change(l->h->options.site);
        pthread_mutex_lock(&l->lock);
        if (change) l->change = change;
        l->looked = true;
        wake(l);
    }
    pthread_mutex_unlock(&l->lock);
    return NULL;
}

status httpdlive_start(httpd *h, httpd_live **out, diag *why)
{
    httpd_live *l = *out = mem_alloc(sizeof *l);
    *l = (httpd_live){.h = h};
    pthread_mutex_init(&l->lock, NULL);
    thread_condition_init(&l->over);
    status s = thread_start(&l->thread, look_and_tell, l, why);
    l->runs = s == ST_OK;
    return s;
}

void httpdlive_stop(httpd_live *l)
{
    if (!l) return;
    pthread_mutex_lock(&l->lock);
    l->ending = true;
    pthread_cond_broadcast(&l->over);
    wake(l);
    pthread_mutex_unlock(&l->lock);
    if (l->runs) pthread_join(l->thread, NULL);
    l->runs = false;
}

void httpdlive_free(httpd_live *l)
{
    if (!l) return;
    pthread_mutex_destroy(&l->lock);
    pthread_cond_destroy(&l->over);
    mem_free(l);
}
