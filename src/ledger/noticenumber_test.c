#include "ledger/noticenumber.h"

#include "base/check.h"

#include <math.h>

// What comes out: "<" up to, "+" additional, the number or range, the rest of the text.
static const char *const CASES[][2] = {
    {"sixty-four (64) radars", "64 radars"},
    {"two hundred and thirty (230) radars", "230 radars"},
    {"Two hundred thirty-seven pods", "237 pods"},
    {"one thousand five hundred (1,500) kits", "1500 kits"},
    {"64 (sixty-four) radars", "64 radars"},
    {"up to 12 radars", "<12 radars"},
    {"an additional six (6) radars", "+6 radars"},
    {"six (6) more radars", "+6 radars"},
    {"not more than an additional ten radars", "<+10 radars"},
    {"16 to 20 radars", "16-20 radars"},
    {"between ten and fifteen (10-15) radars", "10-15 radars"},
    {"sixteen (16) to twenty (20) radars", "16-20 radars"},
    {"from ten (10) to sixteen (16) and", ""},
    {"ten (10) to be", ""},
    {"ten (10 each) radars", "10 radars"},
    {"two dozen radars", "24 radars"},
    {"a dozen radars", "12 radars"},
    {"2 million rounds", "2000000 rounds"},
    {"a single radar", "1 radar"},
    {"five-year plans", ""},
    {"three years", ""},
    {"$40 radars", ""},
    {"7.62 rifles", ""},
    {"500lb bombs", ""},
    {"four U.S. Government representatives", ""},
    {"radars", ""},
    {"an additional radar", ""},
    {"99999999999999999999 radars", ""},
};

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        str text = str_of(CASES[i][0]);
        notice_number n;
        buf out = {0};
        size_t at = text.n && text.p[0] == '$' ? 1 : 0;
        if (notice_number_read(text, at, text.n, &n)) {
            buf_add_format(&out, "%s%s", n.up_to ? "<" : "", n.additional ? "+" : "");
            if (isnan(n.value))
                buf_add_format(&out, "%.0f-%.0f ", n.low, n.high);
            else
                buf_add_format(&out, "%.0f ", n.value);
            assert_true(n.up_to == isnan(n.low));
            buf_add(&out, str_sub(text, n.end, text.n));
        }
        if (!str_eq(buf_str(&out), str_of(CASES[i][1]))) print_error("%s\n", CASES[i][0]);
        assert_str_is(buf_str(&out), CASES[i][1]);
        buf_free(&out);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(reads)};
    return cmocka_run_group_tests_name("notice numbers", tests, NULL, NULL);
}
