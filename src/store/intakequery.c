#include "store/intakequery.h"

#include "store/connection.h"

// --- problems

// Of a load's records and inputs; of documents that no record brought (those of feeds); and of
// feeds, where there are any.
#define EVERY                                                                                      \
    "WITH every AS ("                                                                              \
    " SELECT coalesce(i.path, p.file) AS input, p.record AS number, p.file, p.line, p.document,"   \
    " p.code, p.message, p.position FROM problems p LEFT JOIN inputs i ON i.id = p.input"          \
    " UNION ALL SELECT d.file, 0, d.file, d.line, d.id, p.code, p.message, p.position"             \
    " FROM document_problems p JOIN documents d ON d.id = p.document"                              \
    " WHERE NOT EXISTS (SELECT 1 FROM records r WHERE r.document = d.id)"                          \
    " UNION ALL SELECT url, 0, url, NULL, NULL, 'feed',"                                           \
    " CASE substr(problem, 1, length(url) + 2) WHEN url || ': '"                                   \
    " THEN substr(problem, length(url) + 3) ELSE problem END, 0"                                   \
    " FROM feeds WHERE problem IS NOT NULL"
static const char LISTED[] =
    EVERY ") SELECT input, number, file, line, document, code, message FROM every"
          " WHERE ?1 IS NULL OR code = ?1 ORDER BY 1 NULLS FIRST, number, line NULLS FIRST, "
          "document NULLS FIRST, position";
static const char COUNTED[] =
    EVERY ") SELECT code, count(*) FROM every GROUP BY code ORDER BY 2 DESC, 1";

// The same for ClickHouse, where no feeds are kept and every document comes by a record.
static const char STORED_LISTED[] =
    "SELECT path, record, file, line, document, code, message FROM problems"
    " WHERE ?1 = '' OR code = ?1 ORDER BY path, record, line NULLS FIRST, document NULLS FIRST,"
    " position";
static const char STORED_COUNTED[] =
    "SELECT code, count() AS n FROM problems GROUP BY code ORDER BY n DESC, code";

typedef struct {
    void (*visit)(void *state, const intake_problem *x);
    void *state;
} problem_visit;

static status visit_problem(void *state, const statement *row, diag *why)
{
    const problem_visit *v = state;
    (void)why;
    intake_problem x = {.input = row_text(row, 0),
                        .number = row_integer(row, 1),
                        .file = row_text(row, 2),
                        .line = row_integer(row, 3),
                        .document = row_text(row, 4),
                        .code = row_text(row, 5),
                        .message = row_text(row, 6)};
    v->visit(v->state, &x);
    return ST_OK;
}

status intakequery_problems(const char *file, str kind,
                            void (*visit)(void *state, const intake_problem *x), void *state,
                            diag *why)
{
    problem_visit v = {visit, state};
    question q = {.file = file,
                  .sql = LISTED,
                  .clickhouse = STORED_LISTED,
                  .texts = &kind,
                  .n_texts = 1,
                  .row = visit_problem,
                  .state = &v};
    return connection_ask(&q, why);
}

typedef struct {
    void (*visit)(void *state, str code, int64_t n);
    void *state;
} kind_visit;

static status visit_kind(void *state, const statement *row, diag *why)
{
    const kind_visit *v = state;
    (void)why;
    v->visit(v->state, row_text(row, 0), row_integer(row, 1));
    return ST_OK;
}

status intakequery_kinds(const char *file, void (*visit)(void *state, str code, int64_t n),
                         void *state, diag *why)
{
    kind_visit v = {visit, state};
    question q = {
        .file = file, .sql = COUNTED, .clickhouse = STORED_COUNTED, .row = visit_kind, .state = &v};
    return connection_ask(&q, why);
}

// --- coverage

// What was met: every record, and the documents that no record brought. The first of those with the
// same text, by day and place, is no copy.
static const char COVERAGE[] =
    "WITH met AS ("
    " SELECT outlet, day, skipped, events, content_hash, file, record FROM records"
    " UNION ALL SELECT outlet, substr(published_value, 1, 10), NULL,"
    " (SELECT count(*) FROM events e WHERE e.document = d.id), content_hash, file, 0"
    " FROM documents d WHERE NOT EXISTS (SELECT 1 FROM records r WHERE r.document = d.id)),"
    " ranked AS (SELECT met.*, skipped IS NULL AND row_number() OVER (PARTITION BY content_hash,"
    " skipped IS NULL ORDER BY day NULLS LAST, outlet NULLS FIRST, file NULLS FIRST, record) > 1 "
    "AS is_copy FROM met),"
    " again AS (SELECT document FROM versions GROUP BY document HAVING count(*) > 1),"
    " parts AS (SELECT outlet, day, skipped, count(*) AS n,"
    " sum(CASE WHEN skipped IS NULL AND events = 0 THEN 1 ELSE 0 END) AS empty,"
    " sum(CASE WHEN is_copy THEN 1 ELSE 0 END) AS copies, 0 AS changed FROM ranked"
    " GROUP BY outlet, day, skipped"
    " UNION ALL SELECT d.outlet, substr(d.published_value, 1, 10), NULL, 0, 0, 0, count(*)"
    " FROM again a JOIN documents d ON d.id = a.document GROUP BY 1, 2)"
    " SELECT outlet, day, skipped, sum(n), sum(empty), sum(copies), sum(changed) FROM parts"
    " WHERE (?1 IS NULL OR day >= ?1) AND (?2 IS NULL OR substr(day, 1, length(?2)) <= ?2)"
    " AND (?3 IS NULL OR outlet = ?3) GROUP BY outlet, day, skipped ORDER BY outlet NULLS FIRST, "
    "day NULLS FIRST,"
    " skipped NULLS FIRST";

// The same for ClickHouse, without names for parts of it and without windows: of the records with
// the same text all are copies, less the first. What is not given is ''.
static const char STORED_COVERAGE[] =
    "SELECT outlet, day, skipped, sum(n), sum(empty), sum(copies), sum(changed) FROM ("
    "SELECT o AS outlet, d AS day, s AS skipped, toInt64(count()) AS n,"
    " toInt64(sum(s = '' AND events = 0)) AS empty, toInt64(sum(s = '')) AS copies,"
    " toInt64(0) AS changed FROM (SELECT ifNull(outlet, '') AS o, ifNull(day, '') AS d,"
    " ifNull(skipped, '') AS s, events FROM records) GROUP BY o, d, s"
    " UNION ALL SELECT outlet, day, '' AS skipped, toInt64(0) AS n, toInt64(0) AS empty,"
    " -toInt64(count()) AS copies, toInt64(0) AS changed FROM ("
    "SELECT hash, argMin(o, place) AS outlet, argMin(d, place) AS day FROM ("
    "SELECT content_hash AS hash, ifNull(outlet, '') AS o, ifNull(day, '') AS d,"
    " (d = '', d, o, ifNull(file, ''), record) AS place FROM records WHERE skipped IS NULL)"
    " GROUP BY hash) GROUP BY outlet, day"
    " UNION ALL SELECT o AS outlet, d AS day, '' AS skipped, toInt64(0) AS n, toInt64(0) AS empty,"
    " toInt64(0) AS copies, toInt64(count()) AS changed FROM (SELECT ifNull(outlet, '') AS o,"
    " substring(ifNull(published_value, ''), 1, 10) AS d FROM documents WHERE id IN (SELECT"
    " document FROM versions GROUP BY document HAVING count() > 1)) GROUP BY o, d"
    ") WHERE (?1 = '' OR day >= ?1)"
    " AND (?2 = '' OR (day <> '' AND substring(day, 1, length(?2)) <= ?2))"
    " AND (?3 = '' OR outlet = ?3)"
    " GROUP BY outlet, day, skipped ORDER BY outlet, day, skipped";

typedef struct {
    void (*visit)(void *state, const coverage_row *x);
    void *state;
    coverage_row row; // being put together
    arena memory;     // its texts
    bool some;
} coverage_visit;

static void hand_over(coverage_visit *v)
{
    if (v->some) v->visit(v->state, &v->row);
    v->row = (coverage_row){0};
    arena_reset(&v->memory);
    v->some = false;
}

static void add_skipped(coverage_visit *v, str code, int64_t n)
{
    coverage_row *r = &v->row;
    if (r->n_reasons < COVERAGE_REASONS)
        r->reasons[r->n_reasons++] = (coverage_reason){str_copy(&v->memory, code), n};
    else
        r->reasons[COVERAGE_REASONS - 1].n += n;
}

// Rows of one outlet and day stand side by side, one a reason.
static status visit_part(void *state, const statement *part, diag *why)
{
    coverage_visit *v = state;
    (void)why;
    str outlet = row_text(part, 0), day = row_text(part, 1);
    if (v->some && !(str_eq(outlet, v->row.outlet) && str_eq(day, v->row.day))) hand_over(v);
    if (!v->some) {
        v->row.outlet = str_copy(&v->memory, outlet);
        v->row.day = str_copy(&v->memory, day);
        v->some = true;
    }
    str skipped = row_text(part, 2);
    int64_t n = row_integer(part, 3);
    v->row.read += n;
    if (skipped.n)
        add_skipped(v, skipped, n);
    else
        v->row.coded += n;
    v->row.empty += row_integer(part, 4);
    v->row.copies += row_integer(part, 5);
    v->row.changed += row_integer(part, 6);
    return ST_OK;
}

status intakequery_coverage(const char *file, const coverage_filter *wanted,
                            void (*visit)(void *state, const coverage_row *x), void *state,
                            diag *why)
{
    coverage_visit v = {.visit = visit, .state = state};
    const str texts[] = {wanted->since, wanted->until, wanted->outlet};
    question q = {.file = file,
                  .sql = COVERAGE,
                  .clickhouse = STORED_COVERAGE,
                  .texts = texts,
                  .n_texts = 3,
                  .row = visit_part,
                  .state = &v};
    status s = connection_ask(&q, why);
    if (s == ST_OK) hand_over(&v);
    arena_free(&v.memory);
    return s;
}
