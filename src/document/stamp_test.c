#include "base/check.h"

#include "document/stamp.h"

#include <string.h>

static void test_stamps(void **state)
{
    (void)state;
    static const struct {
        const char *text; // '|' ends the headline and stands before the first word of the text
        const char *place;
        int year, month, day;
    } CASES[] = {
        {"Nurses march in Pokhara| 12th May 2014 09:15 AM POKHARA :| Some 300 nurses marched.",
         "POKHARA", 2014, 5, 12},
        {"Nurses march| May 02 , 2014 00:00 IST| Some 300 nurses marched to the gate .", "", 2014,
         5, 2},
        {"Nurses march| May 2, 2014 00:00 IST Staff Reporter Pokhara :| Some 300 marched .",
         "Pokhara", 2014, 5, 2},
        {"Gate shut |- Hill Times Hill News Service , Hill News Service : Pokhara , Mon May 12 "
         "2014 "
         ", 03:10 hrs| Some 300 nurses marched to the gate .",
         "Pokhara", 2014, 5, 12},
        {"Gate shut| Posted : Mon May 12 2014 , 03:10 hrs| Nurses marched.", "", 2014, 5, 12},
        {"03rd March 2012 08:32 AM JAMMU / POKHARA :| Nurses marched to the gate of it.",
         "JAMMU / POKHARA", 2012, 3, 3},
        // Told by the text, or no stamp.
        {"The bomb went off on 12 May 2014 , 09:15 local time , and nobody was hurt.", NULL, 0, 0,
         0},
        {"The bomb went off in May 2014, at 09:15, near the old gate of Pokhara.", NULL, 0, 0, 0},
        {"On Monday , May 12 2014 , nurses marched to the gate at 09:15 and back again.", NULL, 0,
         0, 0},
        {"Nurses won 2:1 on May 12, 2014, in Pokhara, where they played the doctors.", NULL, 0, 0,
         0},
        {"Nurses march 12th May 2014 09:15 AM", NULL, 0, 0, 0},
        {"", NULL, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char text[256] = "";
        size_t bars[2] = {0}, n = 0, length = 0;
        size_t expected = 0;
        for (const char *p = CASES[i].text; *p; p++) {
            if (*p == '|' && n < 2)
                bars[n++] = length;
            else
                text[length++] = *p;
        }
        if (CASES[i].place) expected = bars[n - 1];
        stamp s = stamp_read((str){text, length});
        size_t headline = n == 2 ? bars[0] : 0;
        while (headline && text[headline - 1] == ' ') headline--;
        if (s.length != expected || s.headline != headline)
            fail_msg("%s: %zu of %zu bytes", text, s.headline, s.length);
        if (!expected) continue;
        assert_str_is(s.place, CASES[i].place);
        assert_int_equal(s.date.date.year, CASES[i].year);
        assert_int_equal(s.date.date.month, CASES[i].month);
        assert_int_equal(s.date.date.day, CASES[i].day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stamps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
