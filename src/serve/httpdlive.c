// News: server-sent events that tell when the database has changed.
#include "base/clock.h"
#include "serve/httpd_parts.h"

#include <stdio.h>
#include <time.h>

#define LOOK_MS 1000  // between two looks at the database, for all who wait
#define WAIT_MS 250   // of one who waits
#define SIGN_MS 10000 // of life, so that a reader who went away is found
#define PIECE   256

typedef struct {
    httpd *h;
    int64_t told, signed_at;
    bool begun;
} listener;

static int64_t change_now(httpd *h)
{
    pthread_mutex_lock(&h->lock);
    if (clock_ms() - h->looked >= LOOK_MS) {
        h->change = site_change(h->options.site);
        h->looked = clock_ms();
    }
    int64_t change = h->change;
    pthread_mutex_unlock(&h->lock);
    return change;
}

static bool is_stopping(httpd *h)
{
    pthread_mutex_lock(&h->lock);
    bool stopping = h->stopping;
    pthread_mutex_unlock(&h->lock);
    return stopping;
}

static ssize_t say(listener *l, char *out, size_t most, const char *event, int64_t change)
{
    l->begun = true;
    l->told = change;
    l->signed_at = clock_ms();
    int n = snprintf(out, most, "event: %s\ndata: {\"last\":%lld}\n\n", event, (long long)change);
    return n > 0 && (size_t)n < most ? n : MHD_CONTENT_READER_END_WITH_ERROR;
}

static ssize_t read_news(void *state, uint64_t at, char *out, size_t most)
{
    listener *l = state;
    (void)at;
    for (;;) {
        if (is_stopping(l->h)) return MHD_CONTENT_READER_END_OF_STREAM;
        int64_t change = change_now(l->h);
        if (!l->begun) return say(l, out, most, "hello", change);
        if (change != l->told) return say(l, out, most, "change", change);
        if (clock_ms() - l->signed_at >= SIGN_MS) return say(l, out, most, "alive", change);
        nanosleep(&(struct timespec){.tv_nsec = WAIT_MS * 1000000}, NULL);
    }
}

static void end(void *state)
{
    mem_free(state);
}

enum MHD_Result httpdlive_answer(httpd *h, struct MHD_Connection *c)
{
    listener *l = mem_alloc(sizeof *l);
    *l = (listener){.h = h};
    struct MHD_Response *r = h->http.from_callback(MHD_SIZE_UNKNOWN, PIECE, read_news, l, end);
    httpd_add_headers(h, r);
    h->http.add_header(r, "Content-Type", "text/event-stream");
    h->http.add_header(r, "Cache-Control", "no-store");
    h->http.add_header(r, "X-Accel-Buffering", "no"); // of a proxy: it would hold news back
    enum MHD_Result result = h->http.queue(c, MHD_HTTP_OK, r);
    h->http.destroy(r);
    return result;
}
