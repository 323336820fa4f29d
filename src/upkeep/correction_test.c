#include "upkeep/correctedevent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define assert_is(s, text)                                                                         \
    do {                                                                                           \
        assert_int_equal((s).n, strlen(text));                                                     \
        assert_memory_equal((s).p, text, (s).n);                                                   \
    } while (0)

static status parse(const char *json, arena *a, correction *out)
{
    diag why = {0};
    status s = correction_parse(str_of(json), a, out, &why);
    assert_true(s == ST_OK || *why.message);
    return s;
}

// What is read is written, and read again is the same.
static void lines_come_back(void **state)
{
    static const char BODY[] =
        "{\"kind\":\"changed\",\"document\":\"d1\",\"event\":\"e1\",\"by\":\"An\\u00e9\","
        "\"right\":{\"type\":\"AID\",\"actors\":[\"USA\",\"CHNGOV\"],\"recipients\":[],"
        "\"date\":null,\"background\":false},\"note\":\"two\\nlines\"}";
    arena a = {0};
    correction x, again;
    diag why;
    buf first = {0}, second = {0};
    (void)state;
    assert_int_equal(parse(BODY, &a, &x), ST_OK);
    assert_int_equal(x.kind, CORRECTION_CHANGED);
    assert_is(x.right[CORRECT_ACTORS], "USA;CHNGOV");
    assert_true(x.given[CORRECT_RECIPIENTS] && !x.right[CORRECT_RECIPIENTS].n);
    assert_true(x.given[CORRECT_DATE] && !x.right[CORRECT_DATE].n);
    assert_is(x.right[CORRECT_BACKGROUND], "false");
    assert_false(x.given[CORRECT_PLACE]);
    x.coded = STR("{\"type\":\"ACCUSE\"}");
    correction_line(&x, &first);
    assert_int_equal(correction_parse_line(str_trim(buf_str(&first)), &a, &again, &why), ST_OK);
    assert_is(again.coded, "{\"type\":\"ACCUSE\"}");
    assert_int_equal(again.id.n, 16);
    correction_line(&again, &second);
    assert_true(str_eq(buf_str(&first), buf_str(&second)));
    buf_free(&first);
    buf_free(&second);
    arena_free(&a);
}

// What could be written and not be read any more is refused.
static void a_full_file_takes_no_more(void **state)
{
    static const char BODY[] = "{\"kind\":\"whole\",\"document\":\"d1\"}";
    char file[] = "/tmp/demarche_corrections_XXXXXX";
    arena a = {0};
    correction x;
    diag why = {0};
    int fd = mkstemp(file);
    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(parse(BODY, &a, &x), ST_OK);
    assert_int_equal(correction_append(file, &x, &why), ST_OK);
    assert_int_equal(ftruncate(fd, (off_t)CORRECTIONS_MAX - 10), 0); // it takes no room
    assert_int_equal(correction_append(file, &x, &why), ST_LIMIT);
    assert_non_null(strstr(why.message, "no more corrections fit in"));
    assert_int_equal(lseek(fd, 0, SEEK_END), (off_t)CORRECTIONS_MAX - 10);
    close(fd);
    unlink(file);
    arena_free(&a);
}

static void readers_cannot_say_what_the_program_says(void **state)
{
    static const char *const BAD[] = {
        "{\"kind\":\"whole\",\"document\":\"d\",\"id\":\"1\"}",
        "{\"kind\":\"whole\",\"document\":\"d\",\"at\":\"1\"}",
        "{\"kind\":\"whole\",\"document\":\"d\",\"words\":\"w\"}",
        "{\"kind\":\"whole\",\"document\":\"d\"",
        "{\"kind\":\"whole\",\"document\":\"d\"} x",
        "{\"document\":\"d\"}",
        "",
    };
    arena a = {0};
    correction x;
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_int_equal(parse(BAD[i], &a, &x), ST_USAGE);
    arena_free(&a);
}

// The last word holds; what is withdrawn does not, and what stood before it does again.
static void later_ones_hold(void **state)
{
    const correction all[] = {
        {.kind = CORRECTION_RIGHT, .id = STR("1"), .document = STR("d"), .event = STR("e")},
        {.kind = CORRECTION_WRONG, .id = STR("2"), .document = STR("d"), .event = STR("f")},
        {.kind = CORRECTION_WRONG, .id = STR("3"), .document = STR("d"), .event = STR("e")},
        {.kind = CORRECTION_CHANGED, .id = STR("4"), .document = STR("d"), .event = STR("e")},
        {.kind = CORRECTION_MISSING, .id = STR("5"), .document = STR("d"), .span = {3, 9}},
        {.kind = CORRECTION_MISSING, .id = STR("6"), .document = STR("d"), .span = {3, 8}},
        {.kind = CORRECTION_WITHDRAWN, .id = STR("7"), .of = STR("4")},
        {.kind = CORRECTION_WHOLE, .id = STR("8"), .document = STR("d")},
    };
    static const char *const HOLD[] = {"2", "3", "5", "6", "8"};
    arena a = {0};
    correction_list list = {0};
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) *vec_push(&a, &list) = all[i];
    correction_settle(&list, &a);
    assert_int_equal(list.n, sizeof HOLD / sizeof *HOLD);
    for (size_t i = 0; i < list.n; i++) assert_is(list.p[i].id, HOLD[i]);
    arena_free(&a);
}

static void changes_are_put_over_the_record(void **state)
{
    static const char RECORD[] =
        "{\"record\":\"event\",\"id\":\"e\",\"sentence\":2,\"type\":\"ACCUSE\",\"mode\":\"allege\","
        "\"contexts\":[\"legal\"],\"actors\":[{\"code\":\"USA\",\"span\":[0,3]},"
        "{\"code\":\"CHN\",\"span\":[5,9]}],\"recipients\":[{\"code\":\"RUS\",\"span\":null}],"
        "\"date\":{\"value\":\"2024\",\"how\":\"document\"},\"place\":null,\"background\":true,"
        "\"trigger\":{\"text\":\"blames\",\"span\":[10,16]},\"status\":\"happened\"}";
    arena a = {0};
    corrected_event e;
    correction x = {.given = {[CORRECT_TYPE] = true, [CORRECT_ACTORS] = true},
                    .right = {[CORRECT_TYPE] = STR("AID"), [CORRECT_ACTORS] = STR("CHN;FRA")}};
    diag why;
    (void)state;
    assert_int_equal(correctedevent_read(STR(RECORD), &a, &e, &why), ST_OK);
    assert_int_equal(e.sentence, 2);
    assert_int_equal(e.recipients.n, 1);
    assert_true(e.document_dated && e.background && e.trigger.begin == 10 && e.trigger.end == 16);
    correctedevent_apply(&e, &x);
    assert_is(e.type, "AID");
    assert_int_equal(e.mode.n, 0); // the mode was of the other type
    assert_int_equal(e.actors.n, 2);
    assert_int_equal(e.actors.p[0].span.begin, 5);
    assert_true(span_empty(e.actors.p[1].span));
    assert_true(e.document_dated);
    assert_int_equal(correctedevent_read(STR("[1]"), &a, &e, &why), ST_FORMAT);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_come_back),
        cmocka_unit_test(a_full_file_takes_no_more),
        cmocka_unit_test(readers_cannot_say_what_the_program_says),
        cmocka_unit_test(later_ones_hold),
        cmocka_unit_test(changes_are_put_over_the_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
