#include "query/dyadseries.h"

#include "base/arena.h"
#include "base/map.h"

#include <math.h>
#include <string.h>

// ?1 and ?2 are the sides, ?3 and ?4 the countries that codes begin with.
// Of two countries the rows lie together by event: those of one event follow one another.
static const char COUNTRIES[] =
    "SELECT event, date, quad, score FROM dyads"
    " WHERE source = ?1 AND target = ?2 AND ?3 = ?1 AND ?4 = ?2 AND happened"
    " AND NOT background ORDER BY source, target, event";
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
    dyad_last last;
    arena memory;
    map *seen; // ids of the first of two directions; NULL: there is one alone
    bool second;
} series_visit;

bool dyadseries_is_last(dyad_last *last, str id)
{
    if (last->n && str_eq(id, (str){last->id, last->n})) return true;
    last->n = id.n <= sizeof last->id ? id.n : 0;
    memcpy(last->id, id.p, last->n);
    return false;
}

static bool was_told(series_visit *v, str id)
{
    if (dyadseries_is_last(&v->last, id)) return true;
    if (!v->seen) return false;
    if (v->second) return map_find(v->seen, id);
    map_set_number(v->seen, &v->memory, str_copy(&v->memory, id), 1);
    return false;
}

static status take(void *state, const statement *row, diag *why)
{
    series_visit *v = state;
    (void)why;
    if (was_told(v, row_text(row, 0))) return ST_OK;
    dyad_event x = {.date = row_text(row, 1),
                    .quad = (int)row_integer(row, 2),
                    .score = row_is_null(row, 3) ? NAN : row_number(row, 3)};
    v->visit(v->state, &x);
    return ST_OK;
}

static status read_direction(const connection *db, str source, str target, series_visit *v,
                             diag *why)
{
    bool countries = source.n == COUNTRY_BYTES && target.n == COUNTRY_BYTES;
    const str texts[] = {source, target, str_sub(source, 0, COUNTRY_BYTES),
                         str_sub(target, 0, COUNTRY_BYTES)};
    question q = {.sql = countries ? COUNTRIES : SERIES,
                  .clickhouse = STORED_SERIES,
                  .texts = texts,
                  .n_texts = 4,
                  .row = take,
                  .state = v};
    v->last.n = 0;
    return connection_visit(db, &q, why);
}

status dyadseries_read(const connection *db, str source, str target,
                       void (*visit)(void *state, const dyad_event *x), void *state, diag *why)
{
    series_visit v = {.visit = visit, .state = state};
    return read_direction(db, source, target, &v, why);
}

status dyadseries_between(const connection *db, str a, str b,
                          void (*visit)(void *state, const dyad_event *x), void *state, diag *why)
{
    map seen = {0};
    series_visit v = {.visit = visit, .state = state, .seen = &seen};
    if (str_eq(a, b)) return dyadseries_read(db, a, b, visit, state, why);
    status s = read_direction(db, a, b, &v, why);
    v.second = true;
    if (s == ST_OK) s = read_direction(db, b, a, &v, why);
    arena_free(&v.memory);
    return s;
}
