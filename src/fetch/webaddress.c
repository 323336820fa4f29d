#include "fetch/webaddress.h"

#include "base/ascii.h"
#include "base/url.h"

#define PORT_LAST 65535 // of TCP

static status refuse(str written, const char *reason, diag *why)
{
    return diag_set(why, ST_FORMAT, NULL, 0, 0, "\"%.*s\" %s", STR_ARG(webaddress_shown(written)),
                    reason);
}

static bool is_host_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '_' ||
           (unsigned char)c >= 0x80;
}

static bool is_host(str host)
{
    if (!host.n || host.p[0] == '.') return false;
    for (size_t i = 0; i < host.n; i++)
        if (!is_host_byte(host.p[i])) return false;
    return true;
}

// "[::1]" or "[::ffff:10.0.0.1]": libcurl reads it, here it only must not hold anything else.
static bool is_bracketed(str host)
{
    if (host.n < 4 || host.p[0] != '[' || host.p[host.n - 1] != ']') return false;
    for (size_t i = 1; i + 1 < host.n; i++) {
        char c = host.p[i];
        if (ascii_hex(c) < 0 && c != ':' && c != '.') return false;
    }
    return true;
}

// Cuts ":8080" off. False when it is no port.
static bool cut_port(str *host, int64_t *port)
{
    size_t from = str_find_byte(*host, ']', 0);
    size_t colon = str_find_byte(*host, ':', from == SIZE_MAX ? 0 : from);
    if (colon == SIZE_MAX) return true;
    str digits = str_sub(*host, colon + 1, host->n);
    *host = str_sub(*host, 0, colon);
    for (size_t i = 0; i < digits.n; i++)
        if (!ascii_is_digit(digits.p[i])) return false;
    if (!digits.n) return true;
    return str_to_int(digits, port) && *port > 0 && *port <= PORT_LAST;
}

// What browsers write as %XX before they send it. A "%" stays as it is.
static bool must_be_encoded(char c)
{
    return (unsigned char)c <= ' ' || (unsigned char)c >= 0x7f || memchr("\"<>\\^`{|}", c, 9);
}

static void add_encoded(buf *out, str path)
{
    for (size_t i = 0; i < path.n; i++)
        if (must_be_encoded(path.p[i]))
            buf_add_format(out, "%%%02X", (unsigned char)path.p[i]);
        else
            buf_add_byte(out, path.p[i]);
}

static status check_scheme(const url_parts *u, str written, diag *why)
{
    if (!u->scheme.n || !u->authority.n)
        return refuse(written, "is no address such as https://example.org/feed", why);
    if (str_among_nocase(u->scheme, STR("http|https"), '|')) return ST_OK;
    return refuse(written, "is refused: only http and https are fetched", why);
}

static status read_host(const url_parts *u, str *host, int64_t *port, str written, diag *why)
{
    *host = str_sub(u->authority, 2, u->authority.n);
    if (str_find_byte(*host, '@', 0) != SIZE_MAX)
        return refuse(written, "is refused: it has a user name before its host", why);
    if (!cut_port(host, port)) return refuse(written, "has no port that can be used", why);
    if (!is_host(*host) && !is_bracketed(*host)) return refuse(written, "has no host", why);
    return ST_OK;
}

static str kept(arena *a, const buf *b)
{
    return str_copy(a, buf_str(b));
}

status webaddress_read(arena *a, str written, web_address *out, diag *why)
{
    str trimmed = str_trim(written), host;
    if (trimmed.n > WEBADDRESS_MAX_BYTES)
        return refuse(written, "is longer than an address can be", why);
    url_parts u = url_split(trimmed);
    TRY(check_scheme(&u, written, why));
    bool secure = u.scheme.n == 5;
    int64_t standard = secure ? 443 : 80, port = standard;
    TRY(read_host(&u, &host, &port, written, why));
    buf text = {0};
    out->host = str_lower(a, host);
    buf_add(&text, secure ? STR("https://") : STR("http://"));
    buf_add(&text, out->host);
    if (port != standard) buf_add_format(&text, ":%d", (int)port);
    out->origin = kept(a, &text);
    if (!str_starts(u.path, STR("/"))) buf_add_byte(&text, '/');
    add_encoded(&text, u.path);
    add_encoded(&text, u.query);
    out->url = kept(a, &text);
    out->path = str_sub(out->url, out->origin.n, out->url.n);
    buf_free(&text);
    return ST_OK;
}
