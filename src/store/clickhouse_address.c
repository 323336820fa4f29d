#include "store/clickhouse_address.h"

#include "base/ascii.h"
#include "store/shownaddress.h"

#include <stdlib.h>
#include <string.h>

#define SCHEME        "clickhouse://"
#define SECURE_SCHEME "clickhouses://"
#define PORT_MAX      65535 // of TCP

static const char FORM[] = "clickhouse://[USER[:PASSWORD]@]HOST[:PORT]/NAME";

bool clickhouse_address_is(str where)
{
    return str_starts(where, STR(SCHEME)) || str_starts(where, STR(SECURE_SCHEME));
}

static status refuse(const clickhouse_address *x, diag *why, const char *what)
{
    return diag_set(why, ST_USAGE, x->shown.p, 0, 0, "%s; an address is %s", what, FORM);
}

static bool is_hex(char c)
{
    return ascii_hex(c) >= 0;
}

// %XX are bytes. False: one is broken, or what comes out could not be sent in a line.
static bool decode(str text, arena *a, str *out)
{
    buf bytes = {0};
    bool good = true;
    for (size_t i = 0; i < text.n && good; i++) {
        char c = text.p[i];
        if (c == '%') {
            good = i + 2 < text.n && is_hex(text.p[i + 1]) && is_hex(text.p[i + 2]);
            if (good) c = (char)(ascii_hex(text.p[i + 1]) * 16 + ascii_hex(text.p[i + 2]));
            i += 2;
        }
        good = good && (unsigned char)c >= ' ' && c != 0x7f;
        buf_add_byte(&bytes, c);
    }
    if (good) *out = str_copy(a, buf_str(&bytes));
    buf_free(&bytes);
    return good;
}

static void show(str where, arena *a, clickhouse_address *out)
{
    buf text = {0};
    shownaddress_add(where, &text);
    out->shown = str_copy(a, buf_str(&text));
    buf_free(&text);
}

static status read_user(str user, arena *a, clickhouse_address *out, diag *why)
{
    size_t colon = str_find_byte(user, ':', 0);
    str password = colon == SIZE_MAX ? STR_NONE : str_sub(user, colon + 1, user.n);
    if (!decode(str_sub(user, 0, colon), a, &out->user) || !decode(password, a, &out->password))
        return refuse(out, why, "the user or the password is not written as in an address");
    return ST_OK;
}

static bool is_host_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '.' || c == '-' || c == '_';
}

// "[::1]" keeps its brackets.
static size_t host_length(str s)
{
    size_t n = 0;
    if (s.n && s.p[0] == '[') {
        for (n = 1; n < s.n && (is_hex(s.p[n]) || s.p[n] == ':' || s.p[n] == '.');) n++;
        return n > 1 && n < s.n && s.p[n] == ']' ? n + 1 : 0;
    }
    while (n < s.n && is_host_byte(s.p[n])) n++;
    return n;
}

static status read_host(str host, bool secure, arena *a, clickhouse_address *out, diag *why)
{
    int64_t port = secure ? CLICKHOUSE_SECURE_PORT : CLICKHOUSE_PORT;
    size_t n = host_length(host);
    str rest = str_sub(host, n, host.n);
    if (!n) return refuse(out, why, "no host is named");
    if (rest.n && (rest.p[0] != ':' || !str_to_int(str_sub(rest, 1, rest.n), &port) || port < 1 ||
                   port > PORT_MAX))
        return refuse(out, why, "the port is no number from 1 to 65535");
    buf url = {0};
    buf_add_format(&url, "%s://%.*s:%d/", secure ? "https" : "http", (int)n, host.p, (int)port);
    out->url = str_copy(a, buf_str(&url));
    buf_free(&url);
    return ST_OK;
}

static status read_options(str text, clickhouse_address *out, diag *why)
{
    while (text.n) {
        str one = str_split(&text, '&');
        int64_t n = 0;
        if (!str_starts(one, STR("batch_rows=")) ||
            !str_to_int(str_sub(one, sizeof "batch_rows=" - 1, one.n), &n) ||
            n < CLICKHOUSE_LEAST_ROWS || n > CLICKHOUSE_MOST_ROWS)
            return refuse(
                out, why,
                "behind '?' may stand batch_rows=N alone, a number from 10000 to 1000000");
        out->batch_rows = n;
    }
    return ST_OK;
}

static void take_environment(const char *name, arena *a, str *out)
{
    const char *value = getenv(name);
    if (!out->n && value && *value) *out = str_copy(a, str_of(value));
}

status clickhouse_address_read(str where, arena *a, clickhouse_address *out, diag *why)
{
    bool secure = str_starts(where, STR(SECURE_SCHEME));
    size_t begin = secure ? sizeof SECURE_SCHEME - 1 : sizeof SCHEME - 1;
    str rest = str_sub(where, begin, where.n);
    *out = (clickhouse_address){.batch_rows = CLICKHOUSE_BATCH_ROWS, .shown = STR("clickhouse")};
    if (!clickhouse_address_is(where) || where.n > CLICKHOUSE_ADDRESS_MAX)
        return refuse(out, why, "this is none of ClickHouse");
    show(where, a, out);
    size_t question = str_find_byte(rest, '?', 0);
    if (question != SIZE_MAX) TRY(read_options(str_sub(rest, question + 1, rest.n), out, why));
    rest = str_sub(rest, 0, question);
    size_t slash = str_find_byte(rest, '/', 0);
    if (slash == SIZE_MAX || slash + 1 == rest.n) return refuse(out, why, "no database is named");
    if (!decode(str_sub(rest, slash + 1, rest.n), a, &out->name))
        return refuse(out, why, "the database's name is not written as in an address");
    str host = str_sub(rest, 0, slash);
    size_t at = shownaddress_user_end(host);
    if (at != SIZE_MAX) TRY(read_user(str_sub(host, 0, at), a, out, why));
    if (at == SIZE_MAX) take_environment("CLICKHOUSE_USER", a, &out->user);
    take_environment("CLICKHOUSE_PASSWORD", a, &out->password);
    return read_host(str_sub(host, at == SIZE_MAX ? 0 : at + 1, host.n), secure, a, out, why);
}
