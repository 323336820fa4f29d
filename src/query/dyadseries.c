#include "query/dyadseries.h"

#include "store/connection.h"

#include <math.h>

// ?1 and ?2 are the sides, ?3 and ?4 the countries that codes begin with.
static const char SERIES[] = "SELECT DISTINCT event, date, quad, score FROM dyads"
                             " WHERE source IN (?1, ?3) AND target IN (?2, ?4)"
                             " AND (source = ?1 OR substr(source_code, 1, length(?1)) = ?1)"
                             " AND (target = ?2 OR substr(target_code, 1, length(?2)) = ?2)"
                             " AND happened AND NOT background";

static const char STORED_SERIES[] =
    "SELECT DISTINCT event, date, quad, score FROM dyads"
    " WHERE source IN (?1, ?3) AND target IN (?2, ?4)"
    " AND (source = ?1 OR substring(source_code, 1, length(?1)) = ?1)"
    " AND (target = ?2 OR substring(target_code, 1, length(?2)) = ?2)"
    " AND happened = 1 AND background = 0";

#define COUNTRY_BYTES 3 // of ISO 3166-1 alpha-3

typedef struct {
    void (*visit)(void *state, const dyad_event *x);
    void *state;
} series_visit;

static status take(void *state, const statement *row, diag *why)
{
    const series_visit *v = state;
    (void)why;
    dyad_event x = {.date = row_text(row, 1),
                    .quad = (int)row_integer(row, 2),
                    .score = row_is_null(row, 3) ? NAN : row_number(row, 3)};
    v->visit(v->state, &x);
    return ST_OK;
}

status dyadseries_read(const char *db, str source, str target,
                       void (*visit)(void *state, const dyad_event *x), void *state, diag *why)
{
    series_visit v = {visit, state};
    const str texts[] = {source, target, str_sub(source, 0, COUNTRY_BYTES),
                         str_sub(target, 0, COUNTRY_BYTES)};
    question q = {.file = db,
                  .sql = SERIES,
                  .clickhouse = STORED_SERIES,
                  .texts = texts,
                  .n_texts = 4,
                  .row = take,
                  .state = &v};
    return connection_ask(&q, why);
}
