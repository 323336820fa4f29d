#include "base/check.h"

#include "query/timeline.h"

#include <math.h>
#include <string.h>

static void add(timeline *t, const char *date, int quad, double score)
{
    dyad_event x = {.date = str_of(date), .quad = quad, .score = score};
    timeline_add(t, &x);
}

static void close_it(timeline *t, const char *since, const char *until)
{
    diag why = {0};
    assert_int_equal(timeline_close(t, str_of(since), str_of(until), &why), ST_OK);
}

static void months_without_events_are_there(void **state)
{
    timeline t = {.step = STEP_MONTH};
    (void)state;
    add(&t, "2024-01-31", 1, 2);
    add(&t, "2024-01", 3, -4);
    add(&t, "2024-04-01", 4, NAN);
    close_it(&t, "", "");
    assert_int_equal(t.n, 4);
    assert_string_equal(t.bars[0].label, "2024-01");
    assert_string_equal(t.bars[3].label, "2024-04");
    assert_int_equal(timeline_cooperation(&t.bars[0]), 1);
    assert_int_equal(timeline_conflict(&t.bars[0]), 1);
    assert_int_equal(t.bars[0].scored, 2);
    assert_true(t.bars[0].score == -2);
    assert_int_equal(timeline_conflict(&t.bars[1]), 0);
    assert_int_equal(t.bars[3].scored, 0);
    timeline_free(&t);
}

static void what_is_wider_than_a_period_is_counted_apart(void **state)
{
    timeline t = {.step = STEP_MONTH};
    (void)state;
    add(&t, "2024", 1, 1);
    add(&t, "2024-01/2024-02", 1, 1);
    add(&t, "1979/..", 1, 1);
    add(&t, "", 1, 1);
    add(&t, "2024-02-03", 1, 1);
    close_it(&t, "2024-01", "2024-03");
    assert_int_equal(t.n, 3);
    assert_int_equal(t.outside, 4);
    assert_int_equal(timeline_cooperation(&t.bars[1]), 1);
    timeline_free(&t);
}

static void weeks_begin_on_monday(void **state)
{
    timeline t = {.step = STEP_WEEK};
    (void)state;
    add(&t, "2024-07-14", 1, 1); // a Sunday
    add(&t, "2024-07-15", 1, 1);
    add(&t, "2024-W29", 1, 1);
    add(&t, "1969-12-28", 1, 1); // a Sunday before the first day of the count
    close_it(&t, "2024-07-08", "2024-07-21");
    assert_int_equal(t.n, 2);
    assert_string_equal(t.bars[0].label, "2024-07-08");
    assert_string_equal(t.bars[1].label, "2024-07-15");
    assert_int_equal(timeline_cooperation(&t.bars[0]), 1);
    assert_int_equal(timeline_cooperation(&t.bars[1]), 2);
    timeline_free(&t);
}

static void the_period_is_chosen_by_what_fits(void **state)
{
    timeline days = {0}, years = {0};
    (void)state;
    add(&days, "2024-07-01", 1, 1);
    add(&days, "2024-08-20", 1, 1);
    close_it(&days, "", "");
    assert_int_equal(days.step, STEP_DAY);
    add(&years, "1950-07-01", 1, 1);
    add(&years, "2024-08-20", 1, 1);
    close_it(&years, "", "");
    assert_int_equal(years.step, STEP_YEAR);
    assert_int_equal(years.n, 75);
    timeline_free(&days);
    timeline_free(&years);
}

static void too_many_periods_are_refused(void **state)
{
    timeline t = {.step = STEP_DAY};
    diag why = {0};
    (void)state;
    add(&t, "1950-07-01", 1, 1);
    add(&t, "2024-08-20", 1, 1);
    assert_int_equal(timeline_close(&t, STR_NONE, STR_NONE, &why), ST_LIMIT);
    assert_non_null(strstr(why.message, "choose wider ones"));
    timeline_free(&t);
}

static void put_mark(timeline *t, const char *date, const char *kind, const char *words)
{
    timeline_mark m = {.date = str_of(date), .kind = str_of(kind), .words = str_of(words)};
    timeline_put_mark(t, &m);
}

static void marks_stand_in_their_period_once(void **state)
{
    timeline t = {.step = STEP_YEAR};
    (void)state;
    add(&t, "2023-07-01", 1, 1);
    put_mark(&t, "2024-07-17", "channel", "trade suspended");
    put_mark(&t, "../2023-07-17", "channel", "trade agreed");
    put_mark(&t, "2024-07-17", "channel", "trade suspended");
    put_mark(&t, "PAST_REF", "channel", "nobody knows when");
    close_it(&t, "", "");
    assert_int_equal(t.n, 2);
    assert_int_equal(t.marks.n, 2);
    assert_true(str_eq(t.marks.p[0].words, STR("trade agreed")));
    assert_int_equal(t.marks.p[1].bar, 1);
    timeline_free(&t);
}

static void a_mark_of_a_month_stands_in_its_middle(void **state)
{
    timeline t = {.step = STEP_WEEK};
    (void)state;
    add(&t, "2023-10-30", 1, 1);
    add(&t, "2023-12-01", 1, 1);
    put_mark(&t, "2023-11", "channel", "trade held");
    put_mark(&t, "2023-11-06/..", "channel", "trade ongoing");
    close_it(&t, "", "");
    assert_int_equal(t.marks.n, 2);
    assert_string_equal(t.bars[t.marks.p[0].bar].label, "2023-11-06");
    assert_string_equal(t.bars[t.marks.p[1].bar].label, "2023-11-13");
    timeline_free(&t);
}

static void a_picture_of_strange_words_is_xml(void **state)
{
    timeline t = {.step = STEP_YEAR};
    buf out = {0};
    const str sides[2] = {STR("U<A"), STR("C&N")};
    (void)state;
    add(&t, "2023-07-01", 2, 5);
    put_mark(&t, "2023-07-17", "warning", "</text><script>\"alert\"\x01");
    close_it(&t, "", "");
    timeline_svg(&t, sides, &out);
    assert_null(strstr(out.p, "<script"));
    assert_null(strchr(out.p, '\x01'));
    assert_non_null(strstr(out.p, "&lt;script&gt;&quot;alert&quot;"));
    assert_non_null(strstr(out.p, "U&lt;A and C&amp;N"));
    buf_free(&out);
    timeline_free(&t);
}

static void nothing_is_said_so(void **state)
{
    timeline t = {0};
    buf out = {0};
    const str sides[2] = {STR("USA"), STR("CHN")};
    (void)state;
    close_it(&t, "", "");
    timeline_svg(&t, sides, &out);
    assert_non_null(strstr(out.p, "No events between them"));
    buf_free(&out);
    timeline_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_without_events_are_there),
        cmocka_unit_test(what_is_wider_than_a_period_is_counted_apart),
        cmocka_unit_test(weeks_begin_on_monday),
        cmocka_unit_test(the_period_is_chosen_by_what_fits),
        cmocka_unit_test(too_many_periods_are_refused),
        cmocka_unit_test(marks_stand_in_their_period_once),
        cmocka_unit_test(a_mark_of_a_month_stands_in_its_middle),
        cmocka_unit_test(a_picture_of_strange_words_is_xml),
        cmocka_unit_test(nothing_is_said_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
