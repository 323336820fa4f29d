// Who may ask: whoever names a loopback server by its own name, and whoever has the token.
#include "base/base64.h"
#include "serve/httpd_parts.h"

#include <arpa/inet.h>
#include <string.h>

bool httpd_is_loopback(const char *address)
{
    struct in_addr v4;
    struct in6_addr v6;
    if (inet_pton(AF_INET, address, &v4) == 1) return ntohl(v4.s_addr) >> 24 == 127;
    return inet_pton(AF_INET6, address, &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

// "localhost:8080", "127.0.0.1", "[::1]:8080"
static bool names_loopback(str host)
{
    str name = host;
    if (str_starts(name, STR("["))) {
        name = str_sub(name, 1, str_find_byte(name, ']', 0));
    } else if (str_find_byte(name, ':', 0) != SIZE_MAX) {
        name = str_sub(name, 0, str_find_byte(name, ':', 0));
    }
    char text[64];
    if (str_eq_nocase(name, STR("localhost"))) return true;
    if (name.n >= sizeof text) return false;
    memcpy(text, name.p, name.n);
    text[name.n] = '\0';
    return httpd_is_loopback(text);
}

// In a time that tells nothing of where they differ.
static bool is_same(str a, str b)
{
    unsigned different = a.n != b.n;
    for (size_t i = 0; i < a.n && b.n; i++)
        different |= (unsigned char)a.p[i] ^ (unsigned)(unsigned char)b.p[i % b.n];
    return !different;
}

// The token as bearer, or as the password of anybody.
static bool has_token(const httpd *h, str given)
{
    str token = str_of(h->options.token);
    if (str_starts_nocase(given, STR("Bearer ")))
        return is_same(str_trim(str_sub(given, 7, given.n)), token);
    if (!str_starts_nocase(given, STR("Basic "))) return false;
    buf plain = {0};
    base64_decode(str_trim(str_sub(given, 6, given.n)), &plain);
    str rest = buf_str(&plain);
    str_split(&rest, ':');
    bool same = rest.n && is_same(rest, token);
    buf_free(&plain);
    return same;
}

static enum MHD_Result ask_for_token(httpd *h, struct MHD_Connection *c)
{
    static char text[] =
        "{\"error\":{\"status\":401,\"message\":\"this server asks for its token, as "
        "a password or a bearer\"}}\n";
    struct MHD_Response *r = h->http.from_buffer(sizeof text - 1, text, MHD_RESPMEM_PERSISTENT);
    httpd_add_headers(h, r);
    h->http.add_header(r, "Content-Type", "application/json; charset=utf-8");
    h->http.add_header(r, "WWW-Authenticate", "Basic realm=\"demarche\", charset=\"UTF-8\"");
    enum MHD_Result result = h->http.queue(c, MHD_HTTP_UNAUTHORIZED, r);
    h->http.destroy(r);
    return result;
}

bool httpdguard_admits(httpd *h, struct MHD_Connection *c, enum MHD_Result *result)
{
    str host = str_of(h->http.value(c, MHD_HEADER_KIND, "Host"));
    if (!h->options.token && h->loopback && host.n && !names_loopback(host)) {
        *result =
            httpd_refuse(h, c, MHD_HTTP_FORBIDDEN,
                         "this server answers to localhost alone, and was asked by another name");
        return false;
    }
    if (!h->options.token ||
        has_token(h, str_of(h->http.value(c, MHD_HEADER_KIND, "Authorization"))))
        return true;
    *result = ask_for_token(h, c);
    return false;
}
