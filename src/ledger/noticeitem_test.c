#include "ledger/noticeitem.h"

#include "base/check.h"

#include <math.h>

// A paragraph, and what it lists: number or "-", "<" up to, "+" additional, name.
static const char *const CASES[][2] = {
    {"Chad has requested to buy upkeep for its C-130 fleet, to include spare parts; engine "
     "overhaul; "
     "and field service representatives.",
     "- upkeep for its C-130 fleet; - spare parts; - engine overhaul; - field service "
     "representatives"},
    {"Chad has asked to buy twelve (12) launchers with their trucks, and further articles: spares, "
     "tools, "
     "manuals.",
     "12 launchers with their trucks; - spares; - tools; - manuals"},
    {"The possible sale covers nine (9) mounts, nine (9) stations and 150,000 rounds of 20mm "
     "ammunition. It "
     "also covers loading systems, handling tools and training aids.",
     "9 mounts; 9 stations; 150000 rounds of 20mm ammunition; - loading systems; - handling tools; "
     "- "
     "training aids"},
    {"Non-MDE includes mines (1,000), smoke grenades (5,000) and flares.",
     "1000 mines; 5000 smoke grenades; - flares"},
    {"Also to be supplied are mortar sights, carrying cases, and books.",
     "- mortar sights; - carrying cases; - books"},
    {"In support of the aircraft the sale provides for tents; tow bars; and gear.",
     "- tents; - tow bars; - gear"},
    {"Spare barrels, slings and bipods will also be included.",
     "- Spare barrels; - slings; - bipods"},
    {"Additional articles are barrels, slings, and oil; none is MDE.",
     "- barrels; - slings; - oil"},
    {"The earlier notification covered: ten (10) radars; six (6) masts; and spares.",
     "10 radars; 6 masts; - spares"},
    {"Congress was told of a sale of six (6) C-130J aircraft and spare parts; now two (2) more "
     "C-130J "
     "aircraft are requested.",
     "6 C-130J aircraft; +2 C-130J aircraft"},
    {"This notification is for a combined total of nine (9) radars in the case.", ""},
    {"The sale raises the number of tanks from ten (10) to sixteen (16) and the cost.", ""},
    {"The sale includes two (2) radars for three years; four illuminators per ship; the masts "
     "named above "
     "and, with them, guys; and other related elements of program support.",
     "2 radars; - illuminators; - guys"},
    {"The sale includes radars that Chad owns; fuel tanks under a new case; \"chaff and flares\"; "
     "pods (54 "
     "installed, 4 spares); a set of masts.",
     "- radars; - fuel tanks; - chaff and flares; - pods; - set of masts"},
    {"(18) radars; masts: eighteen (18); poles, quantity 4", "18 radars; 18 masts; 4 poles"},
    {"Implementation requires ten (10) radars.", ""},
};

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        buf out = {0};
        notice_items items = {0};
        notice_text t = notice_text_read(str_of(CASES[i][0]), &a);
        notice_items_read(&t, 0, t.text.n, false, &items, &a);
        for (size_t k = 0; k < items.n; k++) {
            const fact_item *x = &items.p[k];
            buf_add_format(&out, "%s%s%s", k ? "; " : "", x->up_to ? "<" : "",
                           x->additional ? "+" : "");
            if (isnan(x->quantity))
                buf_add_c(&out, "-");
            else
                buf_add_format(&out, "%.0f", x->quantity);
            buf_add_format(&out, " %.*s", STR_ARG(x->text));
        }
        if (!str_eq(buf_str(&out), str_of(CASES[i][1]))) print_error("%s\n", CASES[i][0]);
        assert_str_is(buf_str(&out), CASES[i][1]);
        buf_free(&out);
        arena_free(&a);
    }
}

// Behind the place of the articles only set words open a list.
static void reads_beyond(void **state)
{
    (void)state;
    arena a = {0};
    notice_items items = {0};
    str text = STR(
        "Chad will use ten (10) tanks of the sale. Also included are spares, tools, and books.");
    notice_text t = notice_text_read(text, &a);
    notice_items_read(&t, 0, t.text.n, true, &items, &a);
    assert_int_equal(items.n, 3);
    assert_str_is(items.p[0].text, "spares");
    arena_free(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(reads),
                                              cmocka_unit_test(reads_beyond)};
    return cmocka_run_group_tests_name("notice items", tests, NULL, NULL);
}
