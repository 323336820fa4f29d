// Answers as libmicrohttpd sends them.
#include "base/clock.h"
#include "serve/httpd_parts.h"

#include <stdio.h>

#define SMALL          4096  // bytes of what is sent in any case
#define KEPT_BY_SYSTEM 16384 // bytes of an answer that are off at once

static const char PAGE_POLICY[] = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
                                  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
// A picture has its colours in itself, and nothing else.
static const char PICTURE_POLICY[] =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

void httpd_add_headers(const httpd *h, const char *type, struct MHD_Response *r)
{
    bool picture = type && str_starts(str_of(type), STR("image/svg"));
    h->http.add_header(r, "Content-Security-Policy", picture ? PICTURE_POLICY : PAGE_POLICY);
    static const char *const HEADERS[][2] = {
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
    if (a->code == MHD_HTTP_UNAUTHORIZED)
        h->http.add_header(r, "WWW-Authenticate", "Basic realm=\"demarche\", charset=\"UTF-8\"");
    if (a->code == MHD_HTTP_SERVICE_UNAVAILABLE) h->http.add_header(r, "Retry-After", "5");
    h->http.add_header(r, "Cache-Control",
                       a->lasting ? "public, max-age=31536000, immutable" : "no-cache");
}

static void add_permission(const httpd *h, struct MHD_Response *r)
{
    h->http.add_header(r, "Access-Control-Allow-Methods", "GET, HEAD, POST");
    h->http.add_header(r, "Access-Control-Allow-Headers",
                       "Authorization, Content-Type, If-None-Match");
    h->http.add_header(r, "Access-Control-Max-Age", "600");
}

// Bytes on their way.
typedef struct {
    httpd *h;
    answer answer;
    int64_t counted; // of h->unsent
} sending;

// How much more memory is held while it is sent: a body that several have is one; what is of the
// program is there in any case.
static int64_t cost_of(const answer *a)
{
    if (!a->shared) return (int64_t)a->body.n;
    return sharedbody_is_lent(a->shared) ? 0 : (int64_t)a->fixed.n;
}

static void begin(sending *s, httpd *h, answer *a)
{
    *s = (sending){.h = h, .answer = *a, .counted = (int64_t)a->body.n};
    *a = (answer){0};
    if (s->answer.shared && sharedbody_lend(s->answer.shared))
        h->unsent += (int64_t)s->answer.fixed.n;
    h->unsent += s->counted;
}

static void end(void *state)
{
    sending *s = state;
    if (s->answer.shared && sharedbody_return(s->answer.shared))
        s->h->unsent -= (int64_t)s->answer.fixed.n;
    s->h->unsent -= s->counted;
    answer_free(&s->answer);
    mem_free(s);
}

static bool is_too_much(httpd *h, const answer *a)
{
    return cost_of(a) + h->unsent > HTTPD_UNSENT && cost_of(a) > SMALL;
}

// Libmicrohttpd hears of what the other side takes when a third of what the system keeps for it is
// gone, which of megabytes takes a slow one longer than it may be silent. httpdpeers.c looks
// better.
static void be_patient(httpd *h, httpd_request *r)
{
    if (r->patient) return;
    r->patient = true;
    h->http.set(r->connection, MHD_CONNECTION_OPTION_TIMEOUT, 0u);
}

// --- a body that is made while it is sent

#define PIECE ((size_t)64 << 10)

typedef struct {
    httpd *h;
    struct MHD_Connection *connection;
    answer answer;
    int64_t left;  // ms that may still be taken for what was given
    int64_t since; // clock_ms: from when that counts; 0: not, we are waited for
} streaming;

static void suspend(void *state)
{
    streaming *s = state;
    s->h->awaited++;
    s->h->http.suspend(s->connection);
}

static void resume(void *state)
{
    httpd *h = ((streaming *)state)->h; // which may be gone as soon as it is resumed
    h->http.resume(((streaming *)state)->connection);
    h->awaited--;
}

// Time counts from when a piece is there until the next one is asked for; each gives some more.
static ssize_t read_stream(void *state, uint64_t at, char *out, size_t most)
{
    streaming *s = state;
    int64_t now = clock_ms();
    bodypipe_waiter waiter = {suspend, resume, s};
    (void)at;
    if (s->since) s->left -= now - s->since;
    ptrdiff_t n = bodypipe_read(s->answer.stream, out, most, &waiter);
    s->since = n > 0 ? now : 0;
    if (n > 0) {
        s->left += httpd_ms(s->h, n) / HTTPD_SEND_RATE;
        httpdpeers_allow(s->h, s->connection, s->left);
        return n;
    }
    if (n == BODYPIPE_LATER) {
        httpdpeers_enter(s->h, s->connection, PEER_WAITS, 0);
        return 0;
    }
    httpdpeers_allow(s->h, s->connection, s->left); // for the rest of what was given
    return n == BODYPIPE_END ? MHD_CONTENT_READER_END_OF_STREAM : MHD_CONTENT_READER_END_WITH_ERROR;
}

// Who waits for bytes that take long to be made is looked at meanwhile.
static void leave(void *state)
{
    bodypipe_abandon(state);
}

static void end_stream(void *state)
{
    streaming *s = state;
    httpdpeers_on_leave(s->h, s->connection, NULL, NULL);
    answer_free(&s->answer);
    mem_free(s);
}

static enum MHD_Result send_stream(httpd *h, httpd_request *asked)
{
    struct MHD_Connection *c = asked->connection;
    answer *a = &asked->answer;
    streaming *s = mem_alloc(sizeof *s);
    *s =
        (streaming){.h = h, .connection = c, .answer = *a, .left = httpd_ms(h, HTTPD_SEND_SECONDS)};
    *a = (answer){0};
    struct MHD_Response *r =
        h->http.from_callback(MHD_SIZE_UNKNOWN, PIECE, read_stream, s, end_stream);
    if (!r) {
        end_stream(s);
        return MHD_NO;
    }
    httpd_add_headers(h, s->answer.type, r);
    add_own_headers(h, &s->answer, r);
    be_patient(h, asked);
    httpdpeers_on_leave(h, c, leave, s->answer.stream);
    httpdpeers_allow(h, c, s->left);
    enum MHD_Result result = h->http.queue(c, (unsigned)s->answer.code, r);
    h->http.destroy(r);
    return result;
}

// --- any

enum MHD_Result httpd_send(httpd *h, httpd_request *asked)
{
    answer *a = &asked->answer;
    if (a->stream) return send_stream(h, asked);
    if (is_too_much(h, a)) {
        answer_free(a);
        httpd_fill_refusal(a, MHD_HTTP_SERVICE_UNAVAILABLE,
                           "too many large answers are on their way; ask again in a while");
    }
    sending *s = mem_alloc(sizeof *s);
    begin(s, h, a);
    str body = answer_body(&s->answer);
    unsigned code = (unsigned)s->answer.code;
    struct MHD_Response *r =
        h->http.from_buffer(body.n, (void *)(uintptr_t)(body.p ? body.p : ""), end, s);
    if (!r) {
        end(s);
        return MHD_NO;
    }
    httpd_add_headers(h, s->answer.type, r);
    add_own_headers(h, &s->answer, r);
    if (code == MHD_HTTP_NO_CONTENT) add_permission(h, r);
    if (asked->last) h->http.add_header(r, "Connection", "close");
    if (body.n > KEPT_BY_SYSTEM) be_patient(h, asked);
    httpdpeers_enter(h, asked->connection, PEER_TAKES, body.n);
    enum MHD_Result result = h->http.queue(asked->connection, code, r);
    h->http.destroy(r);
    return result;
}

void httpd_fill_refusal(answer *out, unsigned code, const char *message)
{
    *out = (answer){.code = (int)code, .type = "application/json; charset=utf-8"};
    buf_add_format(&out->body, "{\"error\":{\"status\":%u,\"message\":\"%s\"}}\n", code, message);
}

enum MHD_Result httpd_refuse(httpd *h, httpd_request *r)
{
    httpd_fill_refusal(&r->answer, r->refused, r->message);
    return httpd_send(h, r);
}

enum MHD_Result httpd_permit(httpd *h, httpd_request *r)
{
    r->answer.code = MHD_HTTP_NO_CONTENT;
    return httpd_send(h, r);
}
