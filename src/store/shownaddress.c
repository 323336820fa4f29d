#include "store/shownaddress.h"

size_t shownaddress_user_end(str rest)
{
    size_t at = SIZE_MAX;
    for (size_t i = 0; i < rest.n; i++)
        if (rest.p[i] == '@') at = i;
    return at;
}

// What stands in front of the last '@', from the first ':' on, goes.
static void add_without_password(str rest, buf *out)
{
    size_t at = shownaddress_user_end(rest);
    size_t colon = at == SIZE_MAX ? SIZE_MAX : str_find_byte(str_sub(rest, 0, at), ':', 0);
    buf_add(out, str_sub(rest, 0, colon));
    if (colon != SIZE_MAX) buf_add(out, str_sub(rest, at, rest.n));
}

// "password=" and libpq's "sslpassword=".
static bool is_password(str option)
{
    return str_ends_nocase(str_sub(option, 0, str_find_byte(option, '=', 0)), STR("password"));
}

static void add_options(str options, buf *out)
{
    while (options.p) {
        str one = str_split(&options, '&');
        size_t sign = str_find_byte(one, '=', 0);
        bool secret = sign != SIZE_MAX && is_password(one);
        buf_add(out, secret ? str_sub(one, 0, sign + 1) : one);
        if (secret) buf_add_c(out, "***");
        if (options.p) buf_add_byte(out, '&');
    }
}

void shownaddress_add(str address, buf *out)
{
    static const str MARK = STR("://");
    size_t scheme = str_find(address, MARK);
    size_t begin = scheme == SIZE_MAX ? 0 : scheme + MARK.n;
    buf text = {0};
    add_without_password(str_sub(address, begin, address.n), &text);
    str rest = buf_str(&text);
    size_t question = str_find_byte(rest, '?', 0);
    buf_add(out, str_sub(address, 0, begin));
    buf_add(out, str_sub(rest, 0, question));
    if (question != SIZE_MAX) {
        buf_add_byte(out, '?');
        add_options(str_sub(rest, question + 1, rest.n), out);
    }
    buf_free(&text);
}
