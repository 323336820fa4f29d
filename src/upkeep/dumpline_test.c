#include "base/check.h"

#include "upkeep/dumporder.h"

#include <string.h>

static status read_line(const table_list *l, const char *line, arena *a, dump_line *x, diag *why)
{
    return dumpline_read(l, str_of(line), a, x, why);
}

static void reads_rows(void **state)
{
    (void)state;
    arena a = {0};
    table_list l;
    dump_line x;
    diag why = {0};
    tablelist_read(&a, &l);
    assert_ok(read_line(&l, "{\"record\":\"dump\",\"tables\":6}", &a, &x, &why), &why);
    assert_true(x.kind == DUMP_FIRST && x.number == 6);
    assert_ok(read_line(&l, "{\"record\":\"end\",\"rows\":12}", &a, &x, &why), &why);
    assert_true(x.kind == DUMP_LAST && x.number == 12);
    assert_ok(read_line(&l,
                        "{\"table\":\"event_cards\",\"block\":-7,\"event\":\"e\\u00e9\","
                        "\"card\":\"00ff10\"}",
                        &a, &x, &why),
              &why);
    assert_str_equal(x.table->name, STR("event_cards"));
    assert_int_equal(x.values[0].integer, -7);
    assert_str_equal(x.values[1].text, STR("eé"));
    assert_true(x.values[2].kind == CELL_BYTES && x.values[2].text.n == 3);
    assert_memory_equal(x.values[2].text.p, "\0\xff\x10", 3);
    assert_ok(read_line(&l,
                        "{\"table\":\"event_casualties\",\"event\":\"e\",\"position\":0,"
                        "\"kind\":\"killed\",\"low\":3,\"high\":null,\"text\":\"\"}",
                        &a, &x, &why),
              &why);
    size_t low = tablelist_column(x.table, STR("low"));
    assert_true(x.values[low].kind == CELL_NUMBER && x.values[low].number == 3);
    assert_int_equal(x.values[low + 1].kind, CELL_NULL);
    arena_free(&a);
}

static void refuses_what_is_no_row(void **state)
{
    (void)state;
    static const struct {
        const char *line, *words;
    } CASES[] = {
        {"", "ends too early"},
        {"[1]", "no JSON object"},
        {"{}", "begin with"},
        {"{\"id\":\"x\",\"table\":\"runs\"}", "begin with"},
        {"{\"table\":7}", "no name of a table"},
        {"{\"table\":\"nothing\"}", "no table nothing"},
        {"{\"table\":\"dyads\"}", "no table dyads"},
        {"{\"table\":\"loading\",\"input\":\"a\"} x", "JSON"},
        {"{\"table\":\"loading\",\"input\":\"a\"", "JSON"},
        {"{\"table\":\"loading\",\"input\":7}", "loading.input is not a text"},
        {"{\"table\":\"loading\",\"input\":\"a\\u0000b\"}", "loading.input is not a text"},
        {"{\"table\":\"loading\",\"input\":[]}", "loading.input is not a text"},
        {"{\"table\":\"loading\"}", "loading.input is missing"},
        {"{\"table\":\"loading\",\"input\":null}", "loading.input is missing"},
        {"{\"table\":\"loading\",\"input\":\"a\",\"input\":\"a\"}", "twice"},
        {"{\"table\":\"loading\",\"input\":\"a\",\"more\":1}", "no column more"},
        {"{\"table\":\"loading\",\"input\":\"a\xff\"}", "UTF-8"},
        {"{\"table\":\"robots\",\"origin\":\"a\",\"read_at\":1.5}", "not a whole number"},
        {"{\"table\":\"robots\",\"origin\":\"a\",\"read_at\":99999999999999999999}",
         "whole number"},
        {"{\"table\":\"feeds\",\"url\":\"a\",\"failures\":0,\"gone\":1}", "not true or false"},
        {"{\"table\":\"document_sketches\",\"document\":\"a\",\"sketch\":\"0\"}", "hex"},
        {"{\"table\":\"document_sketches\",\"document\":\"a\",\"sketch\":\"0G\"}", "hex"},
        {"{\"record\":\"dump\"}", "neither the first nor the last"},
        {"{\"record\":\"dump\",\"tables\":\"6\"}", "neither the first nor the last"},
        {"{\"record\":\"more\",\"tables\":6}", "neither the first nor the last"},
        {"{\"record\":\"end\",\"rows\":1,\"x\":2}", "not one JSON object"},
    };
    arena a = {0};
    table_list l;
    tablelist_read(&a, &l);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        dump_line x;
        diag why = {0};
        assert_int_equal(read_line(&l, CASES[i].line, &a, &x, &why), ST_FORMAT);
        if (!strstr(why.message, CASES[i].words))
            fail_msg("%s: %s instead of %s", CASES[i].line, why.message, CASES[i].words);
    }
    arena_free(&a);
}

#define RUN "{\"table\":\"runs\",\"id\":\"r\",\"version\":\"1\",\"schema\":1}"
#define DOC(id)                                                                                    \
    "{\"table\":\"documents\",\"id\":\"" id                                                        \
    "\",\"content_hash\":\"c\",\"text\":\"t\",\"run\":\"r\",\"digest\":\"d\"}"
#define FACT(document, n)                                                                          \
    "{\"table\":\"facts\",\"document\":\"" document "\",\"position\":" n                           \
    ",\"ledger\":\"channels\",\"fact\":\"{}\"}"
#define SENTENCE(document, n)                                                                      \
    "{\"table\":\"sentences\",\"document\":\"" document "\",\"sentence\":" n                       \
    ",\"part\":\"body\",\"span_begin\":0,\"span_end\":1}"
#define MENTION(document, n)                                                                       \
    "{\"table\":\"mentions\",\"mention\":" n ",\"document\":\"" document                           \
    "\",\"sentence\":0,\"kind\":\"actor\",\"text\":\"t\",\"span_begin\":0,\"span_end\":1}"
#define ACTOR(document, n)                                                                         \
    "{\"table\":\"mention_actors\",\"document\":\"" document "\",\"mention\":" n                   \
    ",\"position\":0,\"code\":\"PER\",\"sectors\":\"[]\",\"entity\":\"PER\",\"person\":false}"
#define CARD(event)    "{\"table\":\"event_cards\",\"block\":1,\"event\":\"" event "\",\"card\":\"\"}"
#define LOADING(input) "{\"table\":\"loading\",\"input\":\"" input "\"}"

// Lines in order; `words` is what is said of the last one, NULL when all are taken.
static void check(const char *const *lines, size_t n, const char *words)
{
    arena a = {0};
    table_list l;
    tablelist_read(&a, &l);
    dump_order order = {.tables = &l};
    for (size_t i = 0; i < n; i++) {
        dump_line x;
        diag why = {0};
        assert_ok(read_line(&l, lines[i], &a, &x, &why), &why);
        status s = dumporder_check(&order, &x, &why);
        if (i + 1 < n || !words) {
            if (s != ST_OK) fail_msg("%s: %s", lines[i], why.message);
            continue;
        }
        if (s != ST_FORMAT || !strstr(why.message, words))
            fail_msg("%s: %s instead of %s", lines[i], why.message, words);
    }
    dumporder_free(&order);
    arena_free(&a);
}

#define CHECK(words, ...)                                                                          \
    check((const char *const[]){__VA_ARGS__},                                                      \
          sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), words)

static void rows_come_in_order(void **state)
{
    (void)state;
    CHECK(NULL, RUN, DOC("a"), SENTENCE("a", "0"), SENTENCE("a", "1"), MENTION("a", "0"),
          ACTOR("a", "0"), FACT("a", "0"), DOC("b"), SENTENCE("b", "0"), LOADING("x"),
          LOADING("y"));
    CHECK("already", RUN, RUN);
    CHECK("already", RUN, DOC("b"), DOC("a"));
    CHECK("already", RUN, DOC("a"), FACT("a", "2"), FACT("a", "1"));
    CHECK("already", RUN, LOADING("b"), LOADING("a"));
    CHECK("before those of facts", RUN, DOC("a"), FACT("a", "0"), SENTENCE("a", "0"));
    CHECK("before those of loading", RUN, LOADING("a"), DOC("a"));
    CHECK("before those of documents", RUN, DOC("a"), RUN);
}

static void rows_hang_on_something(void **state)
{
    (void)state;
    CHECK("run that is not there", DOC("a"));
    CHECK("does not stand before it", RUN, FACT("a", "0"));
    CHECK("does not stand before it", RUN, DOC("a"), FACT("b", "0"));
    CHECK("does not stand before it", RUN, DOC("a"), DOC("b"), FACT("a", "0"));
    CHECK("does not stand before it", RUN, DOC("a"), MENTION("a", "0"), ACTOR("a", "1"));
    CHECK("does not stand before it", RUN, DOC("a"), MENTION("a", "0"), DOC("b"), ACTOR("b", "0"));
    CHECK("does not stand before it", RUN, DOC("a"), CARD("e"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_rows),
        cmocka_unit_test(refuses_what_is_no_row),
        cmocka_unit_test(rows_come_in_order),
        cmocka_unit_test(rows_hang_on_something),
    };
    return cmocka_run_group_tests_name("store/dumpline", tests, NULL, NULL);
}
