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

void httpdguard_look(const httpd *h, httpd_request *r)
{
    struct MHD_Connection *c = r->connection;
    str host = r->authority;
    if (!host.n) host = str_of(h->http.value(c, MHD_HEADER_KIND, "Host"));
    if (!h->options.token && h->loopback && host.n && !names_loopback(host)) {
        r->refused = MHD_HTTP_FORBIDDEN;
        r->message = "this server answers to localhost alone, and was asked by another name";
    } else if (h->options.token &&
               !has_token(h, str_of(h->http.value(c, MHD_HEADER_KIND, "Authorization")))) {
        r->refused = MHD_HTTP_UNAUTHORIZED;
        r->message = "this server asks for its token, as a password or a bearer";
    }
}
