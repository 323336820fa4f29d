// Whether a head can be read in one way alone. libmicrohttpd takes the first of two lengths, and
// the chunks rather than a length; a proxy before it may take the other, and then the end of one
// request is for one of them the beginning of the next (request smuggling). Such heads are refused,
// and so are those that RFC 9112 says to refuse; nothing that comes behind them is read.
#include "base/url.h"
#include "serve/httpd_parts.h"
#include "serve/request.h"

#include <string.h>
#include <sys/socket.h>

// More than any view takes; libmicrohttpd has memory for some more of them.
#define PARAMETERS_MAX ((size_t)2 * REQUEST_PARAMETERS_MAX)

// --- the target

// Of "http://localhost/a", which proxies send, too, the path and whom it names.
static void take_absolute(httpd_request *r)
{
    url_parts parts = url_split(r->target);
    bool http =
        str_eq_nocase(parts.scheme, STR("http")) || str_eq_nocase(parts.scheme, STR("https"));
    if (str_starts(r->target, STR("/")) || !http || parts.authority.n <= 2) return;
    size_t begin = parts.scheme.n + 1 + parts.authority.n;
    r->authority = str_sub(parts.authority, 2, parts.authority.n);
    r->target = begin < r->target.n ? str_sub(r->target, begin, r->target.n) : STR("/");
}

httpd_request *httpdhead_begin(const httpd *h, struct MHD_Connection *c, const char *target)
{
    httpd_request *r = mem_alloc(sizeof *r);
    size_t n = strlen(target);
    char *copy = mem_alloc(n + 1);
    memcpy(copy, target, n + 1);
    *r = (httpd_request){.h = h, .connection = c, .line = copy, .target = {copy, n}};
    take_absolute(r);
    return r;
}

void httpdhead_check_parameters(const httpd *h, const httpd_request *r)
{
    static const char ANSWER[] =
        "HTTP/1.1 414 URI Too Long\r\nContent-Type: application/json; charset=utf-8\r\n"
        "Connection: close\r\n\r\n"
        "{\"error\":{\"status\":414,\"message\":\"too many parameters\"}}\n";
    const union MHD_ConnectionInfo *info =
        h->http.connection(r->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    size_t n = 0;
    for (size_t i = 0; i < r->target.n; i++) n += r->target.p[i] == '&';
    if (n < PARAMETERS_MAX || !info) return;
    // Whoever does not take so little at once is hung up on without it.
    send(info->connect_fd, ANSWER, sizeof ANSWER - 1, MSG_DONTWAIT | MSG_NOSIGNAL);
    shutdown(info->connect_fd, SHUT_RDWR);
}

// --- headers

typedef struct {
    int hosts, lengths, encodings; // how many there are
    bool chunked, bad_name, bad_value, huge;
} head;

static bool is_name(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] >= 0x7f || strchr("\"(),/:;<=>?@[\\]{}", s.p[i])) return false;
    return s.n > 0;
}

static bool is_value(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (((unsigned char)s.p[i] < ' ' && s.p[i] != '\t') || s.p[i] == 0x7f) return false;
    return true;
}

static enum MHD_Result take_header(void *state, enum MHD_ValueKind kind, const char *key,
                                   size_t n_key, const char *text, size_t n_text)
{
    head *x = state;
    int64_t length = 0;
    str name = {key, n_key}, value = {text ? text : "", text ? n_text : 0};
    (void)kind;
    x->bad_name = x->bad_name || !is_name(name);
    x->bad_value = x->bad_value || !is_value(value);
    if (str_eq_nocase(name, STR("Host"))) {
        x->hosts++;
    } else if (str_eq_nocase(name, STR("Content-Length"))) {
        x->lengths++;
        x->huge = !str_to_int(str_trim(value), &length) || length > HTTPD_DRAIN_BYTES;
    } else if (str_eq_nocase(name, STR("Transfer-Encoding"))) {
        x->encodings++;
        x->chunked = str_eq_nocase(str_trim(value), STR("chunked"));
    }
    return MHD_YES;
}

static void refuse(httpd_request *r, unsigned code, const char *message)
{
    r->refused = code;
    r->message = message;
    r->last = true;
}

void httpdhead_look(const httpd *h, httpd_request *r, str version)
{
    head x = {0};
    bool old = str_eq(version, STR("HTTP/1.0"));
    h->http.values(r->connection, MHD_HEADER_KIND, take_header, &x);
    if (x.bad_name)
        refuse(r, MHD_HTTP_BAD_REQUEST, "there is a header whose name is none");
    else if (x.bad_value)
        refuse(r, MHD_HTTP_BAD_REQUEST, "there is a header with bytes that are no text");
    else if (x.hosts > 1 || (!x.hosts && !old))
        refuse(r, MHD_HTTP_BAD_REQUEST, "there must be one header Host");
    else if (x.lengths + x.encodings > 1 || (x.encodings && old))
        refuse(r, MHD_HTTP_BAD_REQUEST, "the length of the body is told in two ways");
    else if (x.encodings && !x.chunked)
        refuse(r, MHD_HTTP_NOT_IMPLEMENTED, "the only Transfer-Encoding is chunked");
    else if (x.huge)
        refuse(r, MHD_HTTP_CONTENT_TOO_LARGE, HTTPD_TOO_LARGE);
}
