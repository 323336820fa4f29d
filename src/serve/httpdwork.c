// Who makes answers. Three steps, so that what costs nothing does not wait for what costs much: one
// thread looks whether the answer is there already; what is not waits, the cheap and the dear
// apart; several threads make answers. Who asks for what another one is making waits aside until
// any answer is done.
#include "base/clock.h"
#include "serve/httpd_parts.h"

#include <string.h>

typedef struct {
    httpd_request *first, *last;
} queue;

struct httpd_work {
    httpd *h;
    pthread_mutex_t lock;              // over all that follows
    pthread_cond_t some, some_to_make; // something is coming, or to be made, or it is over
    queue coming, cheap, dear, aside;
    size_t n_waiting; // in all of them, and with who makes the answer
    int n_dear;       // that are being made
    uint64_t n_made;
    bool ending;
    pthread_t threads[1 + HTTPD_ANSWERS]; // [n_threads]
    int n_threads;
};

// --- queues, with the lock

static void put_last(queue *q, httpd_request *r)
{
    r->next = NULL;
    *(q->last ? &q->last->next : &q->first) = r;
    q->last = r;
}

static httpd_request *take_first(queue *q)
{
    httpd_request *r = q->first;
    if (!r) return NULL;
    q->first = r->next;
    if (!q->first) q->last = NULL;
    r->next = NULL;
    return r;
}

static void move_all(queue *from, queue *to)
{
    for (httpd_request *r; (r = take_first(from));) put_last(to, r);
}

// --- one request

static bool has_left(httpd_request *r)
{
    r->left = r->left || httpdpeers_has_left(r->h, r->connection);
    return r->left;
}

// Does one of the queue wait for the same? With the lock.
static bool has_other(const queue *q, const httpd_request *r)
{
    for (httpd_request *x = q->first; x; x = x->next)
        if (str_eq(x->target, r->target) && !x->post && !has_left(x)) return true;
    return false;
}

static bool is_unwanted(void *state)
{
    httpd_request *r = state;
    httpd_work *w = r->h->work;
    if (!has_left(r)) return false;
    pthread_mutex_lock(&w->lock);
    bool others =
        !r->post && (has_other(&w->aside, r) || has_other(&w->coming, r) || has_other(&w->dear, r));
    pthread_mutex_unlock(&w->lock);
    return !others;
}

static site_request question_of(const httpd *h, const httpd_request *r)
{
    return (site_request){
        .post = r->post,
        .target = r->target,
        .type = str_of(h->http.value(r->connection, MHD_HEADER_KIND, "Content-Type")),
        .body = buf_str(&r->body),
        .encodings = str_of(h->http.value(r->connection, MHD_HEADER_KIND, "Accept-Encoding")),
        .tag = str_of(h->http.value(r->connection, MHD_HEADER_KIND, "If-None-Match"))};
}

// From here on it is the connection's again.
static void finish(httpd_work *w, httpd_request *r)
{
    r->answered = true;
    pthread_mutex_lock(&w->lock);
    w->n_waiting--;
    pthread_mutex_unlock(&w->lock);
    w->h->http.resume(r->connection); // the request may be gone from here on
    w->h->awaited--;                  // last: until then rounds are short
}

static void send_away(httpd_work *w, httpd_request *r)
{
    httpd_fill_refusal(&r->answer, MHD_HTTP_SERVICE_UNAVAILABLE,
                       "the server is busy; ask again in a while");
    finish(w, r);
}

static bool is_late(const httpd *h, const httpd_request *r)
{
    return clock_ms() - r->since > httpd_ms(h, HTTPD_WAIT_SECONDS);
}

// --- the first step

static void look(httpd_work *w, httpd_request *r)
{
    site_request q = question_of(w->h, r);
    site_effort left = site_ready(w->h->options.site, &q, &r->answer);
    if (left == SITE_DONE) {
        finish(w, r);
        return;
    }
    pthread_mutex_lock(&w->lock);
    put_last(left == SITE_DEAR ? &w->dear : &w->cheap, r);
    pthread_cond_signal(&w->some_to_make);
    pthread_mutex_unlock(&w->lock);
}

static void *look_at_all(void *state)
{
    httpd_work *w = state;
    pthread_mutex_lock(&w->lock);
    while (!w->ending) {
        httpd_request *r = take_first(&w->coming);
        if (!r) {
            pthread_cond_wait(&w->some, &w->lock);
            continue;
        }
        pthread_mutex_unlock(&w->lock);
        look(w, r);
        pthread_mutex_lock(&w->lock);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

// --- the second

// The one that waits longest, with the lock.
static httpd_request *take_next(httpd_work *w, bool *dear)
{
    const httpd_request *a = w->cheap.first, *b = w->n_dear < HTTPD_DEAR ? w->dear.first : NULL;
    *dear = b && (!a || b->since < a->since);
    httpd_request *r = take_first(*dear ? &w->dear : &w->cheap);
    w->n_dear += *dear;
    return r;
}

// Nobody hears it, but for those who closed their own side alone.
static void forsake(httpd_work *w, httpd_request *r)
{
    answer_free(&r->answer);
    httpd_fill_refusal(&r->answer, MHD_HTTP_SERVICE_UNAVAILABLE,
                       "the connection was closed from the other side before the answer was there");
    finish(w, r);
}

// False: another one makes that answer. What is dear is not made, or not to its end, for who has
// left.
static bool make(httpd_work *w, httpd_request *r, bool dear)
{
    site_request q = question_of(w->h, r);
    bool late = is_late(w->h, r);
    if (dear) {
        q.unwanted = is_unwanted;
        q.state = r;
    }
    if (!late && !(dear && has_left(r)) && !site_try(w->h->options.site, &q, &r->answer))
        return false;
    if (late)
        send_away(w, r);
    else if (r->left)
        forsake(w, r);
    else
        finish(w, r);
    return true;
}

// With the lock, when it was made or has to be waited for; so many were made before it was tried.
static void note_made(httpd_work *w, httpd_request *r, bool made, uint64_t before)
{
    if (!made) put_last(w->n_made == before ? &w->aside : &w->coming, r);
    w->n_made += made;
    if (made) move_all(&w->aside, &w->coming);
    if (w->coming.first) pthread_cond_signal(&w->some);
}

static void *make_all(void *state)
{
    httpd_work *w = state;
    bool dear;
    pthread_mutex_lock(&w->lock);
    while (!w->ending) {
        httpd_request *r = take_next(w, &dear);
        if (!r) {
            pthread_cond_wait(&w->some_to_make, &w->lock);
            continue;
        }
        uint64_t before = w->n_made;
        pthread_mutex_unlock(&w->lock);
        bool made = make(w, r, dear);
        pthread_mutex_lock(&w->lock);
        w->n_dear -= dear;
        note_made(w, r, made, before);
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

// --- from outside

void httpdwork_push(httpd_work *w, httpd_request *r)
{
    r->since = clock_ms();
    pthread_mutex_lock(&w->lock);
    bool room = !w->ending && w->n_waiting < HTTPD_WAITING;
    w->n_waiting++;
    if (room) put_last(&w->coming, r);
    if (room) pthread_cond_signal(&w->some);
    pthread_mutex_unlock(&w->lock);
    if (!room) send_away(w, r);
}

status httpdwork_start(httpd *h, httpd_work **out, diag *why)
{
    httpd_work *w = *out = mem_alloc(sizeof *w);
    memset(w, 0, sizeof *w);
    w->h = h;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->some, NULL);
    pthread_cond_init(&w->some_to_make, NULL);
    for (int i = 0; i <= HTTPD_ANSWERS; i++) {
        TRY(thread_start(&w->threads[i], i ? make_all : look_at_all, w, why));
        w->n_threads++;
    }
    return ST_OK;
}

void httpdwork_stop(httpd_work *w)
{
    if (!w) return;
    queue left = {0};
    pthread_mutex_lock(&w->lock);
    w->ending = true;
    pthread_cond_broadcast(&w->some);
    pthread_cond_broadcast(&w->some_to_make);
    pthread_mutex_unlock(&w->lock);
    for (int i = 0; i < w->n_threads; i++) pthread_join(w->threads[i], NULL);
    move_all(&w->coming, &left);
    move_all(&w->cheap, &left);
    move_all(&w->dear, &left);
    move_all(&w->aside, &left);
    for (httpd_request *r; (r = take_first(&left));) send_away(w, r);
}

void httpdwork_free(httpd_work *w)
{
    if (!w) return;
    pthread_mutex_destroy(&w->lock);
    pthread_cond_destroy(&w->some);
    pthread_cond_destroy(&w->some_to_make);
    mem_free(w);
}
