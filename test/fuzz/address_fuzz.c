// Any bytes as the address of a server: it is read or refused with a reason that a person can read,
// what comes out is fit for a line of HTTP, and no message shows a password.
#include "fuzztarget.h"

#include "store/clickhouse_address.h"
#include "store/shownaddress.h"

#include <string.h>

static bool is_line(str text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] < ' ' || text.p[i] == 0x7f) return false;
    return true;
}

// Nothing of a user's password stands in it, nor the value of an option that is one.
static void look_at_shown(str address)
{
    buf out = {0};
    shownaddress_add(address, &out);
    str shown = buf_str(&out), mark = STR("://");
    size_t scheme = str_find(shown, mark);
    str rest = scheme == SIZE_MAX ? shown : str_sub(shown, scheme + mark.n, shown.n);
    size_t at = shownaddress_user_end(rest);
    if (at != SIZE_MAX) must(str_find_byte(str_sub(rest, 0, at), ':', 0) == SIZE_MAX);
    size_t question = str_find_byte(rest, '?', 0);
    rest = question == SIZE_MAX ? STR_NONE : str_sub(rest, question + 1, rest.n);
    while (rest.n) {
        str one = str_split(&rest, '&'), name = str_split(&one, '=');
        must(!one.p || !str_ends_nocase(name, STR("password")) || str_eq(one, STR("***")));
    }
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    diag why = {0};
    clickhouse_address x;
    str address = {(const char *)data, size};
    look_at_shown(address);
    status s = clickhouse_address_read(address, &a, &x, &why);
    must(s == ST_OK || (s == ST_USAGE && why.message[0]));
    must(x.shown.p && strlen(x.shown.p) <= x.shown.n);
    if (s == ST_OK) {
        must(x.name.n && is_line(x.name) && is_line(x.user) && is_line(x.password));
        must(str_starts(x.url, STR("http")) && str_ends(x.url, STR("/")) && is_line(x.url));
        must(x.batch_rows >= CLICKHOUSE_LEAST_ROWS && x.batch_rows <= CLICKHOUSE_MOST_ROWS);
    }
    arena_free(&a);
    return 0;
}
