#include "query/dateparts.h"

#include "query/columnmatch.h"
#include "query/searchpage.h"

bool dateparts_are(search_group by)
{
    return by == GROUP_YEAR || by == GROUP_MONTH || by == GROUP_DAY;
}

typedef struct {
    arena *a;
    date_parts *out;
} reading;

static status take_part(void *state, const statement *row, diag *why)
{
    reading *r = state;
    (void)why;
    if (row_is_null(row, 1)) return ST_OK;
    r->out->of[row_integer(row, 0)] = columntexts_number(r->a, &r->out->texts, row_text(row, 1));
    return ST_OK;
}

status dateparts_read(const connection *c, const column_texts *dates, search_group by, arena *a,
                      date_parts *out, diag *why)
{
    static const eventquery_date_part PARTS[GROUP_COUNT] = {
        [GROUP_YEAR] = DATE_YEAR, [GROUP_MONTH] = DATE_MONTH, [GROUP_DAY] = DATE_DAY};
    eventquerysql w;
    str texts;
    reading r = {.a = a, .out = out};
    *out = (date_parts){.of = arena_array(a, uint32_t, dates->texts.n + 1)};
    if (!dates->texts.n) return ST_OK;
    searchpage_begin(&w, a, c);
    buf_add_c(&w.sql, "SELECT number, ");
    eventquerysql_date_part(DIALECT_SQLITE, "e.date_value", PARTS[by], &w.sql);
    buf_add_c(&w.sql, " FROM ");
    columnmatch_texts(dates, "e", "date_value", a, &w.sql, &texts);
    eventquerysql_value(&w, texts);
    buf_add_c(&w.sql, " WHERE number > 0");
    status s = searchpage_ask(c, &w, take_part, &r, why);
    buf_free(&w.sql);
    return s;
}
