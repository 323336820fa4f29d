#include "serve/httpd.h"

#include "serve/httpd_parts.h"
#include "serve/request.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define HEAD_BYTES  ((size_t)32 << 10)
#define BACKLOG     1024 // connections that wait to be taken
#define FILES_OWN   200  // of the program: databases, their logs, sorting
#define FILES_LEAST 64   // three in four of which are of the program
#define RETRY_MS    100  // until it is tried again to take a connection, or to go a round
#define ROUND_MS    50   // that a round waits for something to happen, at most
#define AWAITING_MS 1    // the same while a worker makes an answer

// --- requests as they come

// The target before anything is decoded in it.
static void *begin(void *state, const char *uri, struct MHD_Connection *c)
{
    httpd_request *r = httpdhead_begin(state, c, uri);
    httpdhead_check_parameters(state, r);
    return r;
}

static void drop_body(httpd *h, httpd_request *r)
{
    buf_free(&r->body);
    h->bodies -= r->counted;
    r->counted = 0;
}

static void end(void *state, struct MHD_Connection *c, void **own,
                enum MHD_RequestTerminationCode why)
{
    httpd_request *r = *own;
    httpd *h = state;
    (void)why;
    if (!r) return;
    if (r->patient) h->http.set(c, MHD_CONNECTION_OPTION_TIMEOUT, httpd_silence(h));
    mem_free(r->line);
    drop_body(h, r);
    answer_free(&r->answer);
    mem_free(r);
    *own = NULL;
    httpdpeers_enter(h, c, PEER_ASKS, 0);
}

static void refuse(httpd *h, httpd_request *r, unsigned code, const char *message)
{
    if (!r->refused) {
        r->refused = code;
        r->message = message;
    }
    drop_body(h, r);
}

// The other side asks whether it may send the body before it does so.
static bool asks_first(const httpd *h, const httpd_request *r)
{
    return str_eq_nocase(str_of(h->http.value(r->connection, MHD_HEADER_KIND, "Expect")),
                         STR("100-continue"));
}

// The head alone.
static enum MHD_Result take_head(httpd *h, httpd_request *r, const char *method, str version)
{
    bool get =
        strcmp(method, MHD_HTTP_METHOD_GET) == 0 || strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
    r->begun = true;
    r->post = strcmp(method, MHD_HTTP_METHOD_POST) == 0;
    httpdhead_look(h, r, version);
    // A browser sends no token with it; it is told nothing but that tokens may come.
    r->preflight = h->options.allow_origin && strcmp(method, MHD_HTTP_METHOD_OPTIONS) == 0;
    if (!r->refused && !r->preflight) httpdguard_look(h, r);
    if (!get && !r->post && !r->preflight)
        refuse(h, r, MHD_HTTP_METHOD_NOT_ALLOWED, "there are GET, HEAD and POST");
    httpdpeers_enter(h, r->connection, PEER_SENDS_BODY, 0);
    r->last = r->last || (r->refused && asks_first(h, r));
    return r->last ? httpd_refuse(h, r) : MHD_YES;
}

// What is refused is read and forgotten, so that the other side hears why.
static enum MHD_Result take_body(httpd *h, httpd_request *r, str piece)
{
    r->n_body += piece.n;
    if (r->n_body > HTTPD_DRAIN_BYTES) return MHD_NO;
    if (r->n_body > REQUEST_BODY_MAX) refuse(h, r, MHD_HTTP_CONTENT_TOO_LARGE, HTTPD_TOO_LARGE);
    if (r->refused) return MHD_YES;
    if (h->bodies + (int64_t)piece.n > HTTPD_BODIES) {
        refuse(h, r, MHD_HTTP_SERVICE_UNAVAILABLE, "the server is busy; ask again in a while");
        return MHD_YES;
    }
    buf_add(&r->body, piece);
    r->counted += (int64_t)piece.n;
    h->bodies += (int64_t)piece.n;
    return MHD_YES;
}

static enum MHD_Result answer_whole(httpd *h, struct MHD_Connection *c, httpd_request *r)
{
    if (r->answered) return httpd_send(h, r);
    if (r->refused) return httpd_refuse(h, r);
    if (r->preflight) return httpd_permit(h, r);
    if (!r->post && str_eq(r->target, STR("/live"))) return httpdlive_answer(h, r);
    httpdpeers_enter(h, c, PEER_WAITS, 0);
    h->awaited++;
    h->http.suspend(c);
    httpdwork_push(h->work, r);
    return MHD_YES;
}

static enum MHD_Result take(void *state, struct MHD_Connection *c, const char *url,
                            const char *method, const char *version, const char *bytes, size_t *n,
                            void **own)
{
    httpd *h = state;
    httpd_request *r = *own;
    str piece = {bytes, *n};
    (void)url;
    if (!r->begun) return take_head(h, r, method, str_of(version));
    *n = 0;
    return piece.n ? take_body(h, r, piece) : answer_whole(h, c, r);
}

// What is decoded is decoded by request.c.
static size_t keep_escaped(void *state, struct MHD_Connection *c, char *text)
{
    (void)state;
    (void)c;
    return strlen(text);
}

// --- starting

typedef union {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
} address;

static status read_address(const httpd_options *o, address *out, diag *why)
{
    memset(out, 0, sizeof *out);
    if (inet_pton(AF_INET, o->address, &out->v4.sin_addr) == 1) {
        out->v4.sin_family = AF_INET;
        out->v4.sin_port = htons((uint16_t)o->port);
        return ST_OK;
    }
    if (inet_pton(AF_INET6, o->address, &out->v6.sin6_addr) == 1) {
        out->v6.sin6_family = AF_INET6;
        out->v6.sin6_port = htons((uint16_t)o->port);
        return ST_OK;
    }
    return diag_set(why, ST_USAGE, NULL, 0, 0,
                    "%s is no address to listen at; give one such as 127.0.0.1 or ::1", o->address);
}

static void wait_to_retry(void)
{
    nanosleep(&(struct timespec){.tv_nsec = RETRY_MS * 1000000}, NULL);
}

// What libmicrohttpd has to say is not told to anybody. But where the system gives it no file for a
// connection while none is open it says so and asks again at once, forever: it is made to wait,
// which keeps nobody waiting, as its thread has nothing else to do then.
static void be_silent(void *state, const char *format, va_list arguments)
{
    const httpd *h = state;
    (void)arguments;
    if (strstr(format, "resource limit") && httpdpeers_count(h->peers) == 0) wait_to_retry();
}

// As many as are open at a time, less those of the program itself.
static status connections_that_may_be(unsigned *out, diag *why)
{
    struct rlimit files = {.rlim_cur = 0};
    getrlimit(RLIMIT_NOFILE, &files);
    struct rlimit more = {files.rlim_max, files.rlim_max};
    if (setrlimit(RLIMIT_NOFILE, &more) == 0) files = more;
    rlim_t n = files.rlim_cur;
    *out = 0;
    if (n < FILES_LEAST)
        return diag_set(why, ST_LIMIT, NULL, 0, 0,
                        "a server needs %d open files at least, and the system lets this one have "
                        "%lld (ulimit -n)",
                        FILES_LEAST, (long long)n);
    n -= n > FILES_OWN * 4 / 3 ? FILES_OWN : n * 3 / 4;
    *out = n < HTTPD_CONNECTIONS ? (unsigned)n : HTTPD_CONNECTIONS;
    return ST_OK;
}

static status listen_at(httpd *h, diag *why)
{
    address at;
    TRY(read_address(&h->options, &at, why));
    TRY(connections_that_may_be(&h->connections, why));
    unsigned flags = MHD_USE_EPOLL | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG |
                     (at.any.sa_family == AF_INET6 ? MHD_USE_IPv6 : 0u);
    h->daemon = h->http.start(
        flags, (uint16_t)h->options.port, NULL, NULL, take, h, MHD_OPTION_EXTERNAL_LOGGER,
        be_silent, h, MHD_OPTION_SOCK_ADDR, &at.any, MHD_OPTION_URI_LOG_CALLBACK, begin, h,
        MHD_OPTION_NOTIFY_COMPLETED, end, h, MHD_OPTION_NOTIFY_CONNECTION, httpdpeers_note, h,
        MHD_OPTION_UNESCAPE_CALLBACK, keep_escaped, NULL, MHD_OPTION_CONNECTION_LIMIT,
        h->connections, MHD_OPTION_LISTEN_BACKLOG_SIZE, (unsigned)BACKLOG,
        MHD_OPTION_CONNECTION_TIMEOUT, httpd_silence(h), MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        HEAD_BYTES, MHD_OPTION_END);
    if (!h->daemon)
        return diag_set(why, ST_IO, NULL, 0, 0, "nobody can listen at %s port %d%s",
                        h->options.address, h->options.port,
                        h->options.port ? "; is another server there?" : "");
    const union MHD_DaemonInfo *info = h->http.info(h->daemon, MHD_DAEMON_INFO_BIND_PORT);
    h->port = info ? info->port : h->options.port;
    return ST_OK;
}

// Reads and sends for all connections. A thread of libmicrohttpd's own would do the same, but in
// 0.9.75 (Debian 12) it stands still, for half a minute, when exactly 128 things happen at once:
// before it looks at them it waits for more, as long as for the first. So no round waits long. Nor
// does a connection that is resumed wake it: where one is awaited, rounds are of a millisecond.
static void *go_round(void *state)
{
    const httpd *h = state;
    while (!h->is_over)
        if (h->http.run(h->daemon, h->awaited > 0 ? AWAITING_MS : ROUND_MS) != MHD_YES)
            wait_to_retry();
    return NULL;
}

static status start_rounds(httpd *h, diag *why)
{
    TRY(thread_start(&h->rounds, go_round, h, why));
    h->goes_round = true;
    return ST_OK;
}

static void end_rounds(httpd *h)
{
    h->is_over = true;
    if (h->goes_round) pthread_join(h->rounds, NULL);
}

status httpd_start(const httpd_options *options, httpd **out, diag *why)
{
    httpd *h = mem_alloc(sizeof *h);
    memset(h, 0, sizeof *h);
    h->options = *options;
    h->loopback = httpd_is_loopback(options->address);
    status s = http_library_load(&h->http, why);
    if (s == ST_OK) s = httpdwork_start(h, &h->work, why);
    if (s == ST_OK) s = httpdpeers_start(h, &h->peers, why);
    if (s == ST_OK) s = httpdlive_start(h, &h->live, why);
    if (s == ST_OK) s = listen_at(h, why);
    if (s == ST_OK) s = start_rounds(h, why);
    *out = s == ST_OK ? h : NULL;
    if (s != ST_OK) httpd_stop(h);
    return s;
}

int httpd_port(const httpd *h)
{
    return h->port;
}

unsigned httpd_connections(const httpd *h)
{
    return h->connections;
}

void httpd_stop(httpd *h)
{
    if (!h) return;
    site_end(h->options.site);
    httpdwork_stop(h->work);
    httpdlive_stop(h->live);
    if (h->daemon) {
        httpdpeers_settle(h->peers, HTTPD_END_SECONDS);
        end_rounds(h);
        h->http.stop(h->daemon);
    }
    httpdpeers_stop(h->peers);
    httpdlive_free(h->live);
    httpdwork_free(h->work);
    mem_free(h);
}
