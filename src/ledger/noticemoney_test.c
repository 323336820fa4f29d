#include "ledger/noticemoney.h"

#include "base/check.h"

#include <math.h>

typedef struct {
    const char *text;
    double value, former; // in millions; 0: none
} money_case;

static const money_case CASES[] = {
    {"for an estimated cost of $286 million, of which $200 million is MDE.", 286, 0},
    {"Major Defense Equipment* .... $ 688 million\nOther .... $ 537 million\nTOTAL .... $1.225 "
     "billion\n",
     1225, 0},
    {"The estimated total cost is $86,500,000.", 86.5, 0},
    {"This raises the estimated cost by $120 million, from $600 million to $720 million.", 720,
     600},
    {"had been notified at an estimated cost of $2.1 billion; this notification adds ten (10) "
     "radars, "
     "total now $2.5 billion.",
     2500, 2100},
    {"for an estimated cost of $150 million. The original case was valued at $600 million. The new "
     "total "
     "is $750 million.",
     750, 600},
    // what adds up, whatever its words
    {"for an estimated cost of $150 million. Its cost was put at $600 million. The whole comes to "
     "$750 "
     "million.",
     750, 600},
    {"The estimated total cost, which was $100 million in the notice of 2018, is now $140 million.",
     140, 100},
    {"The total value of the new MDE items is $18 million. The estimated cost was $90 million. The "
     "total "
     "case value will rise to $110 million.",
     110, 90},
    {"A sale valued at $500 million. The estimated total cost is $500 million.", 500, 0},
    {"No sum, and a $ sign.", 0, 0},
};

static double millions(double value)
{
    return isnan(value) ? 0 : value / 1e6;
}

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        str text = str_of(CASES[i].text);
        notice_money m = notice_money_read(text, 0, text.n);
        bool right = millions(m.value) == CASES[i].value && millions(m.former) == CASES[i].former;
        if (!right)
            fail_msg("%s: %g before %g", CASES[i].text, millions(m.value), millions(m.former));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(reads)};
    return cmocka_run_group_tests_name("notice money", tests, NULL, NULL);
}
