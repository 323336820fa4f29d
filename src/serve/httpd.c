#include "serve/httpd.h"

#include "serve/httpd_parts.h"
#include "serve/request.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#define HEAD_BYTES  ((size_t)32 << 10)
#define STACK_BYTES ((size_t)2 << 20)

// --- answers

void httpd_add_headers(const httpd *h, struct MHD_Response *r)
{
    static const char *const HEADERS[][2] = {
        {"Content-Security-Policy", "default-src 'self'; img-src 'self' data:; object-src 'none'; "
                                    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Vary", "Accept-Encoding"},
    };
    for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++)
        h->http.add_header(r, HEADERS[i][0], HEADERS[i][1]);
    if (h->options.allow_origin)
        h->http.add_header(r, "Access-Control-Allow-Origin", h->options.allow_origin);
}

static void add_own_headers(const httpd *h, const answer *a, struct MHD_Response *r)
{
    char text[128];
    if (a->type) h->http.add_header(r, "Content-Type", a->type);
    if (a->encoding) h->http.add_header(r, "Content-Encoding", a->encoding);
    if (*a->tag) h->http.add_header(r, "ETag", a->tag);
    if (*a->file) {
        snprintf(text, sizeof text, "attachment; filename=\"%s\"", a->file);
        h->http.add_header(r, "Content-Disposition", text);
    }
    h->http.add_header(r, "Cache-Control",
                       a->lasting ? "public, max-age=31536000, immutable" : "no-cache");
}

// The answer's bytes are freed when they are sent.
static enum MHD_Result send_answer(httpd *h, struct MHD_Connection *c, answer *a)
{
    str body = answer_body(a);
    struct MHD_Response *r =
        h->http.from_buffer(body.n, (void *)(uintptr_t)body.p,
                            a->fixed.n ? MHD_RESPMEM_PERSISTENT : MHD_RESPMEM_MUST_COPY);
    answer_free(a);
    if (!r) return MHD_NO;
    httpd_add_headers(h, r);
    add_own_headers(h, a, r);
    enum MHD_Result result = h->http.queue(c, (unsigned)a->code, r);
    h->http.destroy(r);
    return result;
}

enum MHD_Result httpd_refuse(httpd *h, struct MHD_Connection *c, unsigned code, const char *message)
{
    answer a = {.code = (int)code, .type = "application/json; charset=utf-8"};
    buf_add_format(&a.body, "{\"error\":{\"status\":%u,\"message\":\"%s\"}}\n", code, message);
    return send_answer(h, c, &a);
}

static enum MHD_Result answer_site(httpd *h, struct MHD_Connection *c, const httpd_request *r,
                                   bool post)
{
    answer a;
    site_request q = {.post = post,
                      .target = r->target,
                      .type = str_of(h->http.value(c, MHD_HEADER_KIND, "Content-Type")),
                      .body = buf_str(&r->body),
                      .encodings = str_of(h->http.value(c, MHD_HEADER_KIND, "Accept-Encoding")),
                      .tag = str_of(h->http.value(c, MHD_HEADER_KIND, "If-None-Match"))};
    while (sem_wait(&h->answers) != 0) {
    }
    site_answer(h->options.site, &q, &a);
    sem_post(&h->answers);
    return send_answer(h, c, &a);
}

static enum MHD_Result answer_whole(httpd *h, struct MHD_Connection *c, const httpd_request *r,
                                    const char *method)
{
    enum MHD_Result result;
    bool post = strcmp(method, MHD_HTTP_METHOD_POST) == 0;
    bool get =
        strcmp(method, MHD_HTTP_METHOD_GET) == 0 || strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
    if (!httpdguard_admits(h, c, &result)) return result;
    if (!get && !post)
        return httpd_refuse(h, c, MHD_HTTP_METHOD_NOT_ALLOWED, "there are GET, HEAD and POST");
    if (r->too_large)
        return httpd_refuse(h, c, MHD_HTTP_CONTENT_TOO_LARGE, "a text may have 1 MiB");
    if (get && str_eq(r->target, STR("/live"))) return httpdlive_answer(h, c);
    return answer_site(h, c, r, post);
}

// --- requests as they come

// The target before anything is decoded in it.
static void *begin(void *state, const char *uri, struct MHD_Connection *c)
{
    (void)state;
    (void)c;
    httpd_request *r = mem_alloc(sizeof *r);
    size_t n = strlen(uri);
    char *copy = mem_alloc(n + 1);
    memcpy(copy, uri, n + 1);
    *r = (httpd_request){.target = {copy, n}};
    return r;
}

static void end(void *state, struct MHD_Connection *c, void **own,
                enum MHD_RequestTerminationCode why)
{
    httpd_request *r = *own;
    (void)state;
    (void)c;
    (void)why;
    if (!r) return;
    mem_free((void *)(uintptr_t)r->target.p);
    buf_free(&r->body);
    mem_free(r);
    *own = NULL;
}

static enum MHD_Result take(void *state, struct MHD_Connection *c, const char *url,
                            const char *method, const char *version, const char *bytes, size_t *n,
                            void **own)
{
    httpd *h = state;
    httpd_request *r = *own;
    (void)url;
    (void)version;
    if (!r->begun) { // the head alone
        r->begun = true;
        return MHD_YES;
    }
    if (*n) {
        r->too_large = r->too_large || r->body.n + *n > REQUEST_BODY_MAX;
        if (!r->too_large) buf_add(&r->body, (str){bytes, *n});
        *n = 0;
        return MHD_YES;
    }
    return answer_whole(h, c, r, method);
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

static void be_silent(void *state, const char *format, va_list arguments)
{
    (void)state;
    (void)format;
    (void)arguments;
}

static status listen_at(httpd *h, diag *why)
{
    address at;
    TRY(read_address(&h->options, &at, why));
    unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION |
                     MHD_USE_POLL | MHD_USE_ERROR_LOG |
                     (at.any.sa_family == AF_INET6 ? MHD_USE_IPv6 : 0u);
    h->daemon = h->http.start(
        flags, (uint16_t)h->options.port, NULL, NULL, take, h, MHD_OPTION_EXTERNAL_LOGGER,
        be_silent, NULL, MHD_OPTION_SOCK_ADDR, &at.any, MHD_OPTION_URI_LOG_CALLBACK, begin, NULL,
        MHD_OPTION_NOTIFY_COMPLETED, end, NULL, MHD_OPTION_UNESCAPE_CALLBACK, keep_escaped, NULL,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)HTTPD_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)HTTPD_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, HEAD_BYTES,
        MHD_OPTION_THREAD_STACK_SIZE, STACK_BYTES, MHD_OPTION_END);
    if (!h->daemon)
        return diag_set(why, ST_IO, NULL, 0, 0, "nobody can listen at %s port %d%s",
                        h->options.address, h->options.port,
                        h->options.port ? "; is another server there?" : "");
    const union MHD_DaemonInfo *info = h->http.info(h->daemon, MHD_DAEMON_INFO_BIND_PORT);
    h->port = info ? info->port : h->options.port;
    return ST_OK;
}

status httpd_start(const httpd_options *options, httpd **out, diag *why)
{
    httpd *h = mem_alloc(sizeof *h);
    *h = (httpd){.options = *options, .loopback = httpd_is_loopback(options->address)};
    sem_init(&h->answers, 0, HTTPD_ANSWERS);
    pthread_mutex_init(&h->lock, NULL);
    status s = http_library_load(&h->http, why);
    if (s == ST_OK) s = listen_at(h, why);
    *out = s == ST_OK ? h : NULL;
    if (s != ST_OK) httpd_stop(h);
    return s;
}

int httpd_port(const httpd *h)
{
    return h->port;
}

void httpd_stop(httpd *h)
{
    if (!h) return;
    pthread_mutex_lock(&h->lock);
    h->stopping = true;
    pthread_mutex_unlock(&h->lock);
    if (h->daemon) h->http.stop(h->daemon);
    sem_destroy(&h->answers);
    pthread_mutex_destroy(&h->lock);
    mem_free(h);
}
