// What is found in the columns is what SQL finds: random events, random queries, every order, page
// and group.
#include "query/columnsearch.h"

#include "base/check.h"
#include "query/eventcolumns.h"
#include "store/database.h"
#include "store/schema.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EVENTS  1500
#define QUERIES 600

static char folder[] = "/tmp/demarche_columns_XXXXXX";

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static uint32_t random_state = 20240717;

static int below(int n)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (int)((random_state >> 8) % (unsigned)n);
}

#define ONE_OF(list) ((list)[below((int)(sizeof(list) / sizeof *(list)))])

// --- events

static const char *const TYPES[] = {"CONSULT", "AID", "ACCUSE", "ASSAULT", "SANCTION"};
static const char *const DATES[] = {"2023",       "2023-11",    "2023-11-07",
                                    "2023-12-31", "2024-01-01", "2024-W01",
                                    "2024-W20",   "2024-Q2",    "2023-12-30/2024-01-02",
                                    "2024-05-17", "2024-05",    "PAST_REF",
                                    "2024-SU",    "../2011",    "2024-05-18",
                                    "2024-05-19", NULL};
static const char *const CODES[] = {"USA",    "USAGOV", "CHNGOV", "CHNMIL", "RUSGOV",
                                    "IGOUNO", "TWNGOV", "UKRCVL", "UKR"};
static const char *const WORDS[] = {"talks", "border", "sanctions", "the", "minister", "suspended"};
static const char *const OUTLETS[] = {"Wire", "The Daily", "wire", NULL};
static const char *const STATUS[] = {"happened", "ongoing", "planned"};
static const char *const PLACES[][2] = {
    {"Kyiv", "UKR"}, {"Kyiv", NULL}, {"Paris", "FRA"}, {NULL, "FRA"}, {NULL, NULL}};

static void bind(sqlite3_stmt *s, int at, const char *text)
{
    sqlite3_bind_text(s, at, text, -1, SQLITE_TRANSIENT);
}

static void add_document(sqlite3_stmt *s, int n)
{
    char id[16], text[64];
    snprintf(id, sizeof id, "d%d", n);
    snprintf(text, sizeof text, "%s %s", ONE_OF(WORDS), ONE_OF(WORDS));
    sqlite3_bind_int(s, 1, n * 2);
    bind(s, 2, id);
    bind(s, 3, text);
    bind(s, 4, ONE_OF(OUTLETS));
    bind(s, 5, ONE_OF(DATES));
    bind(s, 6, "talks border sanctions the minister suspended");
    assert_int_equal(sqlite3_step(s), SQLITE_DONE);
    sqlite3_reset(s);
}

static void add_event(sqlite3_stmt *s, const char *id, int documents)
{
    char whose[16], text[80];
    int place = below(5);
    snprintf(whose, sizeof whose, "d%d", below(documents));
    snprintf(text, sizeof text, "%s %s %s.", ONE_OF(WORDS), ONE_OF(WORDS), ONE_OF(WORDS));
    bind(s, 1, id);
    bind(s, 2, whose);
    bind(s, 3, ONE_OF(TYPES));
    sqlite3_bind_int(s, 4, 1 + below(4));
    if (below(5))
        sqlite3_bind_double(s, 5, (below(200) - 100) / 10.0);
    else
        sqlite3_bind_null(s, 5);
    bind(s, 6, ONE_OF(DATES));
    bind(s, 7, PLACES[place][0]);
    bind(s, 8, PLACES[place][1]);
    sqlite3_bind_double(s, 9, below(3) * 12.5);
    bind(s, 10, ONE_OF(STATUS));
    sqlite3_bind_int(s, 11, below(3) == 0);
    bind(s, 12, below(6) ? "affirmed" : "negated");
    bind(s, 13, below(6) ? "stated" : "denied");
    sqlite3_bind_double(s, 14, 0.5 + below(20) / 40.0);
    bind(s, 15, text);
    assert_int_equal(sqlite3_step(s), SQLITE_DONE);
    sqlite3_reset(s);
}

static void add_sides(sqlite3_stmt *s, const char *id)
{
    for (int i = below(4); i > 0; i--) {
        const char *code = ONE_OF(CODES);
        char country[4] = "";
        if (strncmp(code, "IGO", 3) != 0) memcpy(country, code, 3);
        bind(s, 1, id);
        sqlite3_bind_int(s, 2, i);
        bind(s, 3, code);
        bind(s, 4, *country ? country : NULL);
        assert_int_equal(sqlite3_step(s), SQLITE_DONE);
        sqlite3_reset(s);
    }
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    return s;
}

static void fill(sqlite3 *db, int events)
{
    int documents = events / 5 + 1;
    char id[32];
    sqlite3_stmt *d = prepare(
        db, "INSERT INTO documents(number, id, content_hash, title, outlet, published_value, text,"
            " run, digest) VALUES(?1, ?2, '', ?3, ?4, ?5, ?6, 'r', '')");
    sqlite3_stmt *e = prepare(
        db, "INSERT INTO events(id, document, sentence, type, contexts, cameo, quad, score,"
            " date_value, place_name, place_country, place_lat, place_lon, status, background,"
            " polarity, claim, trigger_text, trigger_span_begin, trigger_span_end, decided_by,"
            " confidence, reconsidered, text) VALUES(?1, ?2, 0, ?3, '[]', '040', ?4, ?5, ?6, ?7,"
            " ?8, ?9, ?9, ?10, ?11, ?12, ?13, 't', 0, 1, 'rule', ?14, '[]', ?15)");
    sqlite3_stmt *a =
        prepare(db, "INSERT INTO event_actors(event, position, code, country, sectors,"
                    " entity) VALUES(?1, ?2, ?3, ?4, '[]', ?3)");
    sqlite3_stmt *r = prepare(db, "INSERT INTO event_recipients(event, position, code, country,"
                                  " sectors, entity) VALUES(?1, ?2, ?3, ?4, '[]', ?3)");
    sqlite3_exec(db, "BEGIN; INSERT INTO runs VALUES('r', '0', 1, NULL, 'c')", NULL, NULL, NULL);
    for (int i = 0; i < documents; i++) add_document(d, i);
    for (int i = 0; i < events; i++) {
        // Some begin alike for more than eight bytes, and some are short.
        snprintf(id, sizeof id, i % 3 ? "event-id-%x" : "%x", i * 7919 % 65521);
        add_event(e, id, documents);
        add_sides(a, id);
        add_sides(r, id);
    }
    assert_int_equal(sqlite3_exec(db, SCHEMA_FILL_DYADS "; COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_finalize(d);
    sqlite3_finalize(e);
    sqlite3_finalize(a);
    sqlite3_finalize(r);
}

static void make(const char *name, int events, char file[256])
{
    diag why = {0};
    database *made;
    sqlite3 *db;
    run_about about = {.version = STR("1")};
    snprintf(file, 256, "%s/%s", folder, name);
    assert_ok(database_open(file, &about, NULL, &made, &why), &why);
    assert_ok(database_close(made, &why), &why);
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    fill(db, events);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

// --- queries

static const char *const TERMS[] = {
    "source:USA", "source:CHNGOV,RUS", "target:CHN", "target:IGO", "actor:UKR", "actor:TWNGOV",
    "source:USA target:CHN", "dyad:USA-CHN", "dyad:UKR-RUS", "type:CONSULT", "type:AID,ASSAULT",
    "quad:3", "quad>2", "score<0", "score:-2.5..5", "date:2024", "date:2024-05", "date<2024",
    "since:2024-01-01", "until:2023", "published:2023", "published-since:2024-05", "country:UKR",
    "country:FRA,UKR", "background:no", "background:yes", "happened:any", "happened:no",
    "confidence>0.8", "confidence:0.55..0.7", "outlet:wire", "outlet:the*", "talks", "border",
    "\"border talks\"",
    // what columns do not have
    "status:planned", "place:Kyiv", "rule:x", "mode:phone"};

static void add_term(buf *out)
{
    buf_add_format(out, "%s%s", below(6) ? "" : "-", ONE_OF(TERMS));
}

static void make_query(buf *out)
{
    int n = below(4);
    buf_clear(out);
    for (int i = 0; i < n; i++) {
        bool bracket = below(4) == 0;
        if (i) buf_add_c(out, below(5) ? " " : " OR ");
        if (bracket) buf_add_c(out, below(3) ? "(" : "-(");
        add_term(out);
        if (!bracket) continue;
        buf_add_c(out, below(2) ? " OR " : " ");
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
    search_group by = (search_group)below(GROUP_COUNT);
    s.limit = below(3) ? 0 : 3;
    groups_of(s, NULL, by, &one);
    groups_of(s, columns, by, &other);
    if (!str_eq(buf_str(&one), buf_str(&other))) print_error("%s by %d\n", query, by);
    assert_str_is(buf_str(&other), one.p);
    buf_free(&one);
    buf_free(&other);
    arena_free(&a);
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
    make("many.db", EVENTS, file);
    assert_ok(connection_read(file, &c, &why), &why);
    assert_ok(eventcolumns_read(&c, &columns, &why), &why);
    assert_non_null(columns);
    assert_int_equal(columns->n, EVENTS);
    for (int i = 0; i < QUERIES; i++) {
        arena a = {0};
        eventquery q;
        make_query(&query);
        assert_ok(eventquery_parse(buf_str(&query), &a, &q, &why), &why);
        eventsearch s = {
            .from = &c, .query = &q, .order = (search_order)(i % 3), .limit = 1 + below(40)};
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
    make("series.db", EVENTS, file);
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
    make("none.db", 0, file);
    assert_ok(connection_read(file, &c, &why), &why);
    assert_ok(eventcolumns_read(&c, &columns, &why), &why);
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
    make("few.db", 20, file);
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
    make("sides.db", 10, file);
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
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
