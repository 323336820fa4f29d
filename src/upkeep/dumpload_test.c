#include "store/stored_sample.h"

#include "upkeep/dump.h"
#include "upkeep/dumpload.h"

static status keep_line(void *state, str text, diag *why)
{
    (void)why;
    buf_add(state, text);
    return ST_OK;
}

static void dump_into(const char *file, buf *out)
{
    diag why = {0};
    dump_writer to = {.line = keep_line, .state = out};
    assert_ok(dump_write(file, &to, &why), &why);
}

static void loads_what_was_dumped(void **state)
{
    (void)state;
    sample s;
    diag why = {0};
    buf one = {0}, other = {0};
    dump_totals n;
    stream *in;
    char room[256], more[256];
    const char *file = stored_file("dump.db", room), *copy = stored_file("copy.db", more);
    sample_init(&s);
    stored_add(file, &s);
    s.document.id = STR("0000000000000001");
    s.coded.events.n = 0;
    s.coded.links.n = 0;
    s.coded.mentions.n = 0;
    stored_add(file, &s);
    dump_into(file, &one);
    assert_ok(stream_open_memory(buf_str(&one), "dump", &in, &why), &why);
    assert_ok(dumpload_stream(in, "dump", copy, &n, &why), &why);
    stream_close(in);
    assert_true(n.documents == 2 && n.events == 2);
    dump_into(copy, &other);
    assert_str_equal(buf_str(&one), buf_str(&other));
    stored_expect_log(copy, 0,
                      "1 added Café talks halted +[] ~[] -[];"
                      "2 added Café talks halted +[" A1 "," A2 "] ~[] -[];next 3");
    buf_free(&one);
    buf_free(&other);
}

// A dump that is cut anywhere is refused, and leaves nothing that looks whole.
static void refuses_a_part(void **state)
{
    (void)state;
    sample s;
    buf one = {0};
    char room[256];
    const char *file = stored_file("whole.db", room);
    sample_init(&s);
    stored_add(file, &s);
    dump_into(file, &one);
    for (size_t end = 0; end + 1 < one.n; end += 97) {
        diag why = {0};
        dump_totals n;
        stream *in;
        str beginning = {one.p, end};
        assert_ok(stream_open_memory(beginning, "dump", &in, &why), &why);
        assert_int_equal(dumpload_stream(in, "dump", ":memory:", &n, &why), ST_FORMAT);
        assert_true(why.line > 0 && why.message[0] && n.rows == 0);
        stream_close(in);
    }
    buf_free(&one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loads_what_was_dumped),
        cmocka_unit_test(refuses_a_part),
    };
    return cmocka_run_group_tests_name("store/dumpload", tests, stored_set_up, stored_tear_down);
}
