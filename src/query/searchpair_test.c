// A page of a dyad is what a list of all that fit begins with, however few of its events are read
// at once.
#include "query/searchpair.h"

#include "query/columnsample.h"

#define EVENTS  1500
#define QUERIES 400

static const char *const PAIRS[] = {"dyad:USA-CHN",          "dyad:USAGOV-CHN",
                                    "source:USA target:CHN", "source:USA,RUS target:CHNGOV,UKR",
                                    "dyad:IGO-USA",          "dyad:USA-CHN,UKR-RUS"};
static const char *const MORE[] = {"talks",           "border",          "\"minister suspended\"",
                                   "-talks",          "talks suspended", "zzz",
                                   "country:UKR",     "place:Kyiv",      "type:AID talks",
                                   "since:2024 the",  "date:2024-05",    "happened:any talks",
                                   "happened:no the", "quad:3 minister", "(talks OR border)",
                                   "outlet:wire the", "actor:USA the",   "background:yes talks",
                                   "confidence>0.7",  "talks talks",     "score<0 sanctions"};

static status take_event(void *state, const found_event *e, diag *why)
{
    (void)why;
    buf_add_format(state, "%.*s ", STR_ARG(e->id));
    return ST_OK;
}

// The page in `got`, what it must be in `wanted`; false: it is left to SQL.
static bool ask(const connection *c, eventsearch s, const pair_bounds *bounds, size_t most,
                buf *got, buf *wanted)
{
    diag why = {0};
    arena a = {0};
    bool done, more;
    buf all = {0};
    glance_ids *ids = arena_alloc(&a, sizeof *ids);
    assert_ok(searchpair(c, &s, bounds, most, &a, ids, &done, &why), &why);
    s.limit = 0;
    assert_ok(eventsearch_list(&s, take_event, &all, &more, &why), &why);
    buf_clear(got);
    buf_clear(wanted);
    str rest = buf_str(&all);
    for (size_t i = 0; i < most && rest.n; i++) {
        str id = str_split(&rest, ' ');
        buf_add_format(wanted, "%.*s ", STR_ARG(id));
    }
    for (size_t i = 0; done && i < ids->n; i++) buf_add_format(got, "%.*s ", STR_ARG(ids->ids[i]));
    buf_free(&all);
    arena_free(&a);
    return done;
}

static str some_id(arena *a, const buf *page)
{
    str rest = buf_str(page), id = STR_NONE;
    for (int i = sample_below(30); i >= 0 && rest.n; i--) id = str_split(&rest, ' ');
    return str_copy(a, id);
}

static void begins_as_a_list(void **state)
{
    (void)state;
    char file[256], text[128];
    diag why = {0};
    connection c;
    buf got = {0}, wanted = {0};
    int done = 0, left = 0, full = 0;
    sample_fill("pairs.db", EVENTS, file);
    assert_ok(connection_read(file, &c, &why), &why);
    for (int i = 0; i < QUERIES; i++) {
        arena a = {0};
        eventquery q;
        snprintf(text, sizeof text, "%s %s", SAMPLE_ONE(PAIRS), SAMPLE_ONE(MORE));
        assert_ok(eventquery_parse(str_of(text), &a, &q, &why), &why);
        eventsearch s = {.from = &c, .query = &q, .order = (search_order)(i % 2), .limit = 1};
        pair_bounds bounds = {1 + (size_t)sample_below(60), 1 + (size_t)sample_below(60),
                              sample_below(4) ? 0 : 400};
        assert_true(searchpair_may_do(&c, &s));
        for (int page = 0; page < 2; page++) { // the second behind an event of the first
            size_t most = 1 + (size_t)sample_below(40);
            bool found = ask(&c, s, &bounds, most, &got, &wanted);
            if (found && !str_eq(buf_str(&got), buf_str(&wanted))) print_error("%s\n", text);
            if (found) assert_str_is(buf_str(&got), wanted.p ? wanted.p : "");
            found ? done++ : left++;
            full += found && got.n > 0;
            s.after = some_id(&a, &wanted);
        }
        arena_free(&a);
    }
    assert_true(done > QUERIES && full > QUERIES / 2); // else nothing was compared
    assert_true(left > QUERIES / 20);                  // words of few documents
    buf_free(&got);
    buf_free(&wanted);
    connection_close(&c, NULL);
}

static void is_asked_of_pairs_alone(void **state)
{
    (void)state;
    static const char *const NOT[] = {"talks",
                                      "source:USA talks",
                                      "source:USA target:USAGOV",
                                      "-dyad:USA-CHN talks",
                                      "dyad:USA-CHN OR talks",
                                      "dyad:USA-CHN source:USA target:CHN",
                                      ""};
    char file[256];
    diag why = {0};
    connection c;
    arena a = {0};
    sample_fill("none.db", 1, file);
    assert_ok(connection_read(file, &c, &why), &why);
    for (size_t i = 0; i < sizeof NOT / sizeof *NOT; i++) {
        eventquery q;
        assert_ok(eventquery_parse(str_of(NOT[i]), &a, &q, &why), &why);
        assert_false(searchpair_may_do(&c, &(eventsearch){.query = &q}));
    }
    arena_free(&a);
    connection_close(&c, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(begins_as_a_list),
                                       cmocka_unit_test(is_asked_of_pairs_alone)};
    return cmocka_run_group_tests_name("searchpair", tests, sample_set_up, sample_tear_down);
}
