// What is found in the columns is what SQL finds: random events, random queries, every order, page
// and group.
#include "query/columnsearch.h"

#include "query/columnsample.h"
#include "query/eventcolumns.h"

#include <math.h>

#define EVENTS  1500
#define QUERIES 600

// --- queries

static const char *const TERMS[] = {
    "source:USA", "source:CHNGOV,RUS", "target:CHN", "target:IGO", "actor:UKR", "actor:TWNGOV",
    "source:USA target:CHN", "dyad:USA-CHN", "dyad:UKR-RUS", "type:CONSULT", "type:AID,ASSAULT",
    "quad:3", "quad>2", "score<0", "score:-2.5..5", "date:2024", "date:2024-05", "date<2024",
    "since:2024-01-01", "until:2023", "published:2023", "published-since:2024-05", "country:UKR",
    "country:FRA,UKR", "background:no", "background:yes", "happened:any", "happened:no",
    "confidence>0.8", "confidence:0.55..0.7", "outlet:wire", "outlet:the*", "talks", "border",
    "pena", "\"border talks\"", "\"ceasefire\"", "\"cease fire talk\"", "absent", "aside",
    // what columns do not have
    "status:planned", "place:Kyiv", "rule:x", "mode:phone"};

static void add_term(buf *out)
{
    buf_add_format(out, "%s%s", sample_below(6) ? "" : "-", SAMPLE_ONE(TERMS));
}

static void make_query(buf *out)
{
    int n = sample_below(4);
    buf_clear(out);
    for (int i = 0; i < n; i++) {
        bool bracket = sample_below(4) == 0;
        if (i) buf_add_c(out, sample_below(5) ? " " : " OR ");
        if (bracket) buf_add_c(out, sample_below(3) ? "(" : "-(");
        add_term(out);
        if (!bracket) continue;
        buf_add_c(out, sample_below(2) ? " OR " : " ");
        add_term(out);
        buf_add_byte(out, ')');
    }
}

// --- comparing

static status take_event(void *state, const found_event *e, diag *why)
{
    (void)why;
    buf_add_format(state, "%.*s ", STR_ARG(e->id));
    return ST_OK;
}

static status take_group(void *state, const found_group *g, diag *why)
{
    (void)why;
    buf_add_format(state, "%s%.*s %lld %.6f", g->key.n ? "" : "-", STR_ARG(g->key),
                   (long long)g->events, isnan(g->score) ? -99 : g->score);
    for (int i = 0; i < 4; i++) buf_add_format(state, " %lld", (long long)g->quads[i]);
    buf_add_byte(state, '\n');
    return ST_OK;
}

static void page_of(eventsearch s, const eventcolumns *columns, buf *out)
{
    diag why = {0};
    int64_t behind;
    buf_clear(out);
    s.columns = columns;
    assert_ok(eventsearch_page(&s, take_event, out, &behind, &why), &why);
    buf_add_format(out, "and %lld", (long long)behind);
}

static void groups_of(eventsearch s, const eventcolumns *columns, search_group by, buf *out)
{
    diag why = {0};
    int64_t more;
    buf_clear(out);
    s.columns = columns;
    assert_ok(eventsearch_groups(&s, by, take_group, out, &more, &why), &why);
    buf_add_format(out, "and %lld", (long long)more);
}

static bool is_answered(const connection *c, eventsearch s, const eventcolumns *columns)
{
    diag why = {0};
    arena a = {0};
    column_page page;
    bool done;
    s.columns = columns;
    assert_ok(columnsearch_list(c, &s, 1, &a, &page, &done, &why), &why);
    arena_free(&a);
    return done;
}

// The last id of a page, as the next page is asked for.
static str last_id(const buf *page)
{
    str rest = buf_str(page), last = STR_NONE;
    while (rest.n) {
        str word = str_split(&rest, ' ');
        if (str_eq(word, STR("and"))) break;
        last = word;
    }
    return last;
}

static void compare(const char *query, eventsearch s, const eventcolumns *columns)
{
    buf one = {0}, other = {0};
    arena a = {0};
    for (int page = 0; page < 3; page++) {
        page_of(s, NULL, &one);
        page_of(s, columns, &other);
        if (!str_eq(buf_str(&one), buf_str(&other))) print_error("%s, order %d\n", query, s.order);
        assert_str_is(buf_str(&other), one.p);
        s.after = str_copy(&a, last_id(&one));
        if (!s.after.n) break;
    }
    s.after = STR_NONE;
    search_group by = (search_group)sample_below(GROUP_COUNT);
    s.limit = sample_below(3) ? 0 : 3;
    groups_of(s, NULL, by, &one);
    groups_of(s, columns, by, &other);
    if (!str_eq(buf_str(&one), buf_str(&other))) print_error("%s by %d\n", query, by);
    assert_str_is(buf_str(&other), one.p);
    buf_free(&one);
    buf_free(&other);
    arena_free(&a);
}

// Of most events it is known which words they have, and of some it cannot be.
static void check_known(const eventcolumns *columns)
{
    size_t known = 0;
    for (size_t i = 0; i < columns->n; i++) known += columns->by_document[i].n_words > 0;
    assert_in_range(known, columns->n * 3 / 4, columns->n - 20);
}

static status take_row(void *state, const statement *row, diag *why)
{
    (void)why;
    buf_add_format(state, "%lld %.*s %.*s", (long long)row_integer(row, 0),
                   STR_ARG(row_text(row, 1)), STR_ARG(row_text(row, 2)));
    return ST_OK;
}

static void check_documents(const connection *c, const eventcolumns *columns)
{
    diag why = {0};
    buf wanted = {0}, got = {0};
    str first, last;
    question q = {.sql = "SELECT count(*), min(published_value), max(published_value)"
                         " FROM documents",
                  .row = take_row,
                  .state = &wanted};
    assert_ok(connection_visit(c, &q, &why), &why);
    size_t n = eventcolumns_documents(columns, &first, &last);
    buf_add_format(&got, "%zu %.*s %.*s", n, STR_ARG(first), STR_ARG(last));
    assert_str_is(buf_str(&got), wanted.p);
    buf_free(&wanted);
    buf_free(&got);
}

static void as_sql(void **state)
{
    (void)state;
    char file[256];
    diag why = {0};
    connection c;
    eventcolumns *columns;
    buf query = {0};
    int answered = 0;
    sample_fill("many.db", EVENTS, file);
    assert_ok(connection_read(file, &c, &why), &why);
    assert_ok(eventcolumns_read(&c, &columns, &why), &why);
    assert_non_null(columns);
    assert_int_equal(columns->n, EVENTS);
    check_known(columns);
    check_documents(&c, columns);
    for (int i = 0; i < QUERIES; i++) {
        arena a = {0};
        eventquery q;
        make_query(&query);
        assert_ok(eventquery_parse(buf_str(&query), &a, &q, &why), &why);
        eventsearch s = {
            .from = &c, .query = &q, .order = (search_order)(i % 3), .limit = 1 + sample_below(40)};
        answered += is_answered(&c, s, columns);
        compare(query.p ? query.p : "", s, columns);
        arena_free(&a);
    }
    assert_true(answered > QUERIES / 2); // else nothing was compared
    assert_true(answered < QUERIES);
    buf_free(&query);
    eventcolumns_free(columns);
    connection_close(&c, NULL);
}

// Series of a pair are counted as its rows come; a second value, which adds nothing, leaves them to
// SQL.
static void series_as_sql(void **state)
{
    (void)state;
    static const char *const MORE[] = {"",           "type:AID",     "background:no",
                                       "since:2024", "happened:any", "quad:4 score<0",
                                       "date:1999"};
    char file[256], text[128];
    diag why = {0};
    connection c;
    arena a = {0};
    buf one = {0}, other = {0};
    sample_fill("series.db", EVENTS, file);
    assert_ok(connection_read(file, &c, &why), &why);
    for (size_t i = 0; i < sizeof MORE / sizeof *MORE; i++)
        for (search_group by = GROUP_YEAR; by <= GROUP_DAY; by++) {
            eventquery q, wider;
            snprintf(text, sizeof text, "source:USA target:CHN %s", MORE[i]);
            assert_ok(eventquery_parse(str_copy(&a, str_of(text)), &a, &q, &why), &why);
            snprintf(text, sizeof text, "source:USA target:CHN,CHNGOV %s", MORE[i]);
            assert_ok(eventquery_parse(str_copy(&a, str_of(text)), &a, &wider, &why), &why);
            groups_of((eventsearch){.from = &c, .query = &q}, NULL, by, &one);
            groups_of((eventsearch){.from = &c, .query = &wider}, NULL, by, &other);
            assert_true(i == 6 || one.n > 20); // more than "and 0"
            assert_str_is(buf_str(&one), other.p);
        }
    buf_free(&one);
    buf_free(&other);
    arena_free(&a);
    connection_close(&c, NULL);
}

static void of_nothing(void **state)
{
    (void)state;
    char file[256];
    diag why = {0};
    connection c;
    eventcolumns *columns;
    eventquery q = {0};
    sample_fill("none.db", 0, file);
    assert_ok(connection_read(file, &c, &why), &why);
    assert_ok(eventcolumns_read(&c, &columns, &why), &why);
    check_documents(&c, columns);
    for (int order = 0; order < 3; order++)
        compare("",
                (eventsearch){.from = &c, .query = &q, .order = (search_order)order, .limit = 5},
                columns);
    eventcolumns_free(columns);
    connection_close(&c, NULL);
}

// The error that SQL has, and not one of their own.
static void after_what_is_not_there(void **state)
{
    (void)state;
    char file[256];
    diag why = {0};
    connection c;
    eventcolumns *columns;
    eventquery q = {0};
    int64_t behind;
    buf out = {0};
    sample_fill("few.db", 20, file);
    assert_ok(connection_read(file, &c, &why), &why);
    assert_ok(eventcolumns_read(&c, &columns, &why), &why);
    eventsearch s = {
        .from = &c, .columns = columns, .query = &q, .limit = 5, .after = STR("no such event")};
    assert_int_equal(eventsearch_page(&s, take_event, &out, &behind, &why), ST_USAGE);
    assert_non_null(strstr(why.message, "there is no event of this id"));
    buf_free(&out);
    eventcolumns_free(columns);
    connection_close(&c, NULL);
}

// An event of more sides than a byte counts: there are no columns, and no wrong ones.
static void too_many(void **state)
{
    (void)state;
    char file[256], sql[200];
    diag why = {0};
    connection c;
    sqlite3 *db;
    eventcolumns *columns;
    sample_fill("sides.db", 10, file);
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    for (int i = 10; i < 300; i++) {
        snprintf(sql, sizeof sql,
                 "INSERT INTO event_actors(event, position, code, sectors, entity)"
                 " SELECT min(id), %d, 'C%d', '[]', '' FROM events",
                 i, i);
        assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    }
    sqlite3_close(db);
    assert_ok(connection_read(file, &c, &why), &why);
    assert_ok(eventcolumns_read(&c, &columns, &why), &why);
    assert_null(columns);
    connection_close(&c, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_sql), cmocka_unit_test(series_as_sql), cmocka_unit_test(of_nothing),
        cmocka_unit_test(after_what_is_not_there), cmocka_unit_test(too_many)};
    return cmocka_run_group_tests(tests, sample_set_up, sample_tear_down);
}
