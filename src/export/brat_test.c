#include "base/check.h"

#include "export/brat.h"

#include <math.h>

#define TEXT "Señor Díaz\nmet her. Hundreds\tof drones cost $5."

static span of(const char *words)
{
    size_t at = str_find(STR(TEXT), str_of(words));
    assert_int_not_equal(at, SIZE_MAX);
    return (span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

// Offsets in code points, pieces at the end of a line, no tab inside the words; an actor that only
// says where something is goes without, as its place is there.
static void writes_standoff(void **state)
{
    (void)state;
    actor diaz = {.code = STR("MEXGOV")};
    const actor *who[] = {&diaz, &diaz};
    place_value there = {.name = STR("Oslo"), .country = STR("NOR"), .lat = 59.9, .lon = NAN};
    mention mentions[] = {
        {.kind = MENTION_ACTOR,
         .span = of("Díaz\nmet"),
         .how = STR("name"),
         .actors = who,
         .n_actors = 2},
        {.kind = MENTION_ACTOR, .span = of("her"), .actors = who, .n_actors = 1, .placed = true},
        {.kind = MENTION_PLACE, .span = of("her"), .place = &there},
        {.kind = MENTION_QUANTITY,
         .span = of("Hundreds\tof drones"),
         .amount = {NAN, 200, NAN, STR_NONE}},
        {.kind = MENTION_ITEM,
         .span = of("drones"),
         .amount = {NAN, NAN, NAN, STR_NONE},
         .item = {.category = STR("drone")}},
        {.kind = MENTION_TIME, .span = of("cost")},
    };
    document d = {.text = STR(TEXT)};
    coded c = {.document = &d,
               .mentions = {.p = mentions, .n = sizeof mentions / sizeof *mentions}};
    buf out = {0};
    brat_document(&c, &out);
    assert_str_is(buf_str(&out), "T1\tActor 6 10;11 14\tDíaz met\n"
                                 "#1\tAnnotatorNotes T1\tMEXGOV+MEXGOV; name\n"
                                 "T2\tPlace 15 18\ther\n"
                                 "#2\tAnnotatorNotes T2\tNOR Oslo\n"
                                 "T3\tQuantity 20 38\tHundreds of drones\n"
                                 "#3\tAnnotatorNotes T3\t200-\n"
                                 "T4\tItem 32 38\tdrones\n"
                                 "#4\tAnnotatorNotes T4\tdrone\n"
                                 "T5\tTime 39 43\tcost\n");
    buf_free(&out);
}

static void configures_every_kind(void **state)
{
    (void)state;
    buf out = {0};
    brat_configuration(&out);
    assert_int_not_equal(str_find(buf_str(&out), STR("[entities]\nActor\n")), SIZE_MAX);
    assert_int_not_equal(str_find(buf_str(&out), STR("\nPlace\n")), SIZE_MAX);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_standoff),
        cmocka_unit_test(configures_every_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
