#include "fetch/fetch.h"

#include "fetch/curllibrary.h"
#include "fetch/hostguard.h"
#include "fetch/webaddress.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct fetcher {
    fetch_options options;
    curl_library c;
    CURL *easy;
    buf body;
};

// What happens while an answer comes.
typedef struct {
    fetcher *f;
    const fetch_request *request;
    arena *a;
    fetch_answer *answer;
    size_t header_bytes;
    const char *refused; // by the guard: what the address is
    bool too_long, stopped;
} transfer;

// --- what libcurl calls

static curl_socket_t open_socket(void *state, curlsocktype purpose, struct curl_sockaddr *address)
{
    transfer *t = state;
    (void)purpose;
    reach allowed = !t->f->options.allow_private ? REACH_PUBLIC
                    : t->request->own            ? REACH_ALL
                                                 : REACH_PRIVATE;
    const char *refusal = hostguard_refusal(&address->addr, allowed);
    if (refusal) {
        t->refused = refusal;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static int close_socket(void *state, curl_socket_t s)
{
    (void)state;
    return close(s);
}

static size_t take_body(char *bytes, size_t size, size_t n, void *state)
{
    transfer *t = state;
    buf *body = &t->f->body;
    size_t room = t->request->max_bytes - body->n;
    n *= size;
    buf_add(body, (str){bytes, n < room ? n : room});
    if (n <= room) return n;
    t->too_long = true;
    return 0; // ends it
}

static void keep_header(transfer *t, str line)
{
    fetch_answer *out = t->answer;
    struct {
        str name;
        str *into;
    } const kept[] = {{STR("etag"), &out->etag},
                      {STR("last-modified"), &out->last_modified},
                      {STR("content-type"), &out->content_type},
                      {STR("retry-after"), &out->retry_after}};
    size_t colon = str_find_byte(line, ':', 0);
    if (colon == SIZE_MAX) return;
    str name = str_sub(line, 0, colon), value = str_trim(str_sub(line, colon + 1, line.n));
    if (value.n > FETCH_MAX_HEADER_VALUE) return;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (str_eq_nocase(name, kept[i].name)) *kept[i].into = str_copy(t->a, value);
}

static size_t take_header(char *bytes, size_t size, size_t n, void *state)
{
    transfer *t = state;
    n *= size;
    t->header_bytes += n;
    if (t->header_bytes > FETCH_MAX_HEADER_BYTES) {
        t->too_long = true;
        return 0;
    }
    keep_header(t, (str){bytes, n});
    return n;
}

static int ask_whether_to_stop(void *state, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    transfer *t = state;
    (void)a, (void)b, (void)c, (void)d;
    const fetch_options *o = &t->f->options;
    t->stopped = t->stopped || (o->stopped && o->stopped(o->stop_state));
    return t->stopped;
}

// --- asking

static void set_bounds(const fetcher *f)
{
    long seconds = f->options.timeout_seconds ? f->options.timeout_seconds : FETCH_TIMEOUT_SECONDS;
    long connect = seconds < FETCH_CONNECT_SECONDS ? seconds : FETCH_CONNECT_SECONDS;
    f->c.easy_setopt(f->easy, CURLOPT_TIMEOUT_MS, seconds * 1000);
    f->c.easy_setopt(f->easy, CURLOPT_CONNECTTIMEOUT_MS, connect * 1000);
    f->c.easy_setopt(f->easy, CURLOPT_LOW_SPEED_LIMIT, (long)FETCH_LEAST_BYTES);
    f->c.easy_setopt(f->easy, CURLOPT_LOW_SPEED_TIME, (long)FETCH_SLOW_SECONDS);
    f->c.easy_setopt(f->easy, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075500
    f->c.easy_setopt(f->easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    f->c.easy_setopt(f->easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    f->c.easy_setopt(f->easy, CURLOPT_FOLLOWLOCATION, 0L);
    f->c.easy_setopt(f->easy, CURLOPT_PROXY, "");
    f->c.easy_setopt(f->easy, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    f->c.easy_setopt(f->easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
}

static void set_calls(const fetcher *f, transfer *t)
{
    f->c.easy_setopt(f->easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    f->c.easy_setopt(f->easy, CURLOPT_OPENSOCKETDATA, t);
    f->c.easy_setopt(f->easy, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
    f->c.easy_setopt(f->easy, CURLOPT_CLOSESOCKETDATA, NULL);
    f->c.easy_setopt(f->easy, CURLOPT_WRITEFUNCTION, take_body);
    f->c.easy_setopt(f->easy, CURLOPT_WRITEDATA, t);
    f->c.easy_setopt(f->easy, CURLOPT_HEADERFUNCTION, take_header);
    f->c.easy_setopt(f->easy, CURLOPT_HEADERDATA, t);
    f->c.easy_setopt(f->easy, CURLOPT_NOPROGRESS, 0L);
    f->c.easy_setopt(f->easy, CURLOPT_XFERINFOFUNCTION, ask_whether_to_stop);
    f->c.easy_setopt(f->easy, CURLOPT_XFERINFODATA, t);
}

// A value from outside gets into a header only when it cannot end it.
static bool is_one_line(str value)
{
    for (size_t i = 0; i < value.n; i++)
        if ((unsigned char)value.p[i] < ' ' || value.p[i] == 0x7f) return false;
    return true;
}

static struct curl_slist *add_header(const fetcher *f, struct curl_slist *all, const char *name,
                                     str value)
{
    buf line = {0};
    if (!value.n || !is_one_line(value)) return all;
    buf_add_format(&line, "%s: %.*s", name, STR_ARG(value));
    struct curl_slist *longer = f->c.slist_append(all, line.p);
    buf_free(&line);
    return longer ? longer : all;
}

// --- what came of it

static status fail(const transfer *t, CURLcode code, diag *why)
{
    str url = webaddress_shown(t->request->url);
    if (t->stopped) return diag_set(why, ST_IO, NULL, 0, 0, "%.*s: stopped", STR_ARG(url));
    if (t->too_long)
        return diag_set(why, ST_LIMIT, NULL, 0, 0, "%.*s: the answer is longer than %zu KiB",
                        STR_ARG(url), t->request->max_bytes >> 10);
    if (t->refused)
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "%.*s: refused: its address is %s; --allow-private allows it", STR_ARG(url),
                        t->refused);
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return diag_set(why, ST_LIMIT, NULL, 0, 0, "%.*s: the answer takes too long", STR_ARG(url));
    case CURLE_PARTIAL_FILE:
        return diag_set(why, ST_IO, NULL, 0, 0,
                        "%.*s: the answer ends before the length that it promised", STR_ARG(url));
    case CURLE_COULDNT_RESOLVE_HOST:
        return diag_set(why, ST_IO, NULL, 0, 0, "%.*s: no such host is known", STR_ARG(url));
    default:
        return diag_set(why, ST_IO, NULL, 0, 0, "%.*s: %s", STR_ARG(url),
                        t->f->c.easy_strerror(code));
    }
}

static void read_answer(const transfer *t)
{
    const fetcher *f = t->f;
    long http = 0;
    char *location = NULL;
    f->c.easy_getinfo(f->easy, CURLINFO_RESPONSE_CODE, &http);
    f->c.easy_getinfo(f->easy, CURLINFO_REDIRECT_URL, &location);
    t->answer->status = (int)http;
    t->answer->location = location ? str_copy(t->a, str_of(location)) : STR_NONE;
    t->answer->body = str_copy(t->a, buf_str(&f->body));
}

status fetch_get(fetcher *f, const fetch_request *r, arena *a, fetch_answer *out, diag *why)
{
    transfer t = {.f = f, .request = r, .a = a, .answer = out};
    struct curl_slist *headers = NULL;
    memset(out, 0, sizeof *out);
    buf_clear(&f->body);
    f->c.easy_reset(f->easy); // keeps connections and names
    set_bounds(f);
    set_calls(f, &t);
    headers = add_header(f, headers, "Accept", r->accept);
    headers = add_header(f, headers, "If-None-Match", r->etag);
    headers = add_header(f, headers, "If-Modified-Since", r->last_modified);
    str url = str_copy(a, r->url);
    f->c.easy_setopt(f->easy, CURLOPT_URL, url.p);
    f->c.easy_setopt(f->easy, CURLOPT_USERAGENT, f->options.user_agent);
    f->c.easy_setopt(f->easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    f->c.easy_setopt(f->easy, CURLOPT_HTTPHEADER, headers);
    CURLcode code = f->c.easy_perform(f->easy);
    f->c.slist_free_all(headers);
    bool is_cut = t.too_long && r->cut && t.header_bytes <= FETCH_MAX_HEADER_BYTES;
    if (code != CURLE_OK && !is_cut) return fail(&t, code, why);
    read_answer(&t);
    return ST_OK;
}

status fetcher_open(const fetch_options *options, fetcher **out, diag *why)
{
    fetcher *f = mem_alloc(sizeof *f);
    memset(f, 0, sizeof *f);
    f->options = *options;
    *out = f;
    status s = curl_library_load(&f->c, why);
    if (s == ST_OK) f->easy = f->c.easy_init();
    if (s == ST_OK && f->easy) return ST_OK;
    fetcher_close(f);
    *out = NULL;
    return s != ST_OK ? s : diag_set(why, ST_IO, NULL, 0, 0, "libcurl cannot be started");
}

void fetcher_close(fetcher *f)
{
    if (!f) return;
    if (f->easy) f->c.easy_cleanup(f->easy);
    buf_free(&f->body);
    mem_free(f);
}
