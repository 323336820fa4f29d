// The office-holders of the dictionary: terms, and names that more than one person bears.
#include "base/check.h"
#include "base/table.h"

#include "actor_table.inc"

#include <stdio.h>
#include <string.h>

// Offices that several persons hold at a time, or that are no single office.
static const char SHARED[] =
    "acting "
    "president|activist|artist|athlete|journalist|person|scholar|scientist|admiral|adviser|"
    "ambassador|archbishop|"
    "assistant secretary of state|businessman|chief minister|chief negotiator|chief weapons "
    "inspector|"
    "cleric|commander|commissioner|congressman|deputy foreign minister|"
    "deputy national security adviser|deputy prime minister|deputy secretary|"
    "deputy secretary-general|drug lord|envoy|gang leader|general|governor|judge|leader|"
    "mayor|member of the presidency|minister|minister of state|minority leader|negotiator|"
    "official|opposition leader|party leader|politburo member|politician|presidential aide|"
    "presidential candidate|provincial premier|rebel leader|religious leader|senator|"
    "separatist leader|special envoy|spokesman|state councilor|under secretary of defense|"
    "under secretary of state|under-secretary-general|vice premier|vice president|warlord";

static str at(uint32_t row, uint32_t column)
{
    return table_cell(&actor_table, row, column);
}

static bool is_holder(uint32_t row)
{
    return str_eq(at(row, ACTOR_TABLE_KIND), STR("holder"));
}

static str who(uint32_t row)
{
    str names = at(row, ACTOR_TABLE_NAMES);
    return str_split(&names, '|');
}

// Dates cut at their precision: they overlap when each begins before the other ends.
static bool ends_before(str to, str from)
{
    if (to.n == 0) return false;
    size_t n = to.n < from.n ? to.n : from.n;
    return memcmp(to.p, from.p, n) <= 0;
}

static bool overlap(uint32_t a, uint32_t b)
{
    return !ends_before(at(a, ACTOR_TABLE_TO), at(b, ACTOR_TABLE_FROM)) &&
           !ends_before(at(b, ACTOR_TABLE_TO), at(a, ACTOR_TABLE_FROM));
}

static bool same_cell(uint32_t a, uint32_t b, uint32_t column)
{
    return str_eq(at(a, column), at(b, column));
}

static bool is_date(str date)
{
    static const char FORM[] = "dddd-dd-dd";
    if (date.n != 4 && date.n != 7 && date.n != 10) return false;
    for (size_t i = 0; i < date.n; i++)
        if (FORM[i] == 'd' ? date.p[i] < '0' || date.p[i] > '9' : date.p[i] != '-') return false;
    return true;
}

static void test_terms_are_dates(void **state)
{
    (void)state;
    uint32_t wrong = 0, rows = 0;
    for (uint32_t r = 0; r < actor_table.n_rows; r++) {
        if (!is_holder(r)) continue;
        str from = at(r, ACTOR_TABLE_FROM), to = at(r, ACTOR_TABLE_TO);
        size_t n = from.n < to.n ? from.n : to.n;
        bool good = is_date(from) && (to.n == 0 || (is_date(to) && memcmp(from.p, to.p, n) <= 0)) &&
                    at(r, ACTOR_TABLE_OFFICE).n > 0;
        if (!good) print_error("term of %.*s\n", STR_ARG(who(r)));
        wrong += !good;
        rows++;
    }
    assert_int_equal(wrong, 0);
    assert_true(rows > 3000);
}

static void test_one_holder_at_a_time(void **state)
{
    (void)state;
    uint32_t wrong = 0;
    for (uint32_t a = 0; a < actor_table.n_rows; a++) {
        if (!is_holder(a) || str_in_list(at(a, ACTOR_TABLE_OFFICE), SHARED, '|')) continue;
        for (uint32_t b = a + 1; b < actor_table.n_rows; b++) {
            if (!same_cell(a, b, ACTOR_TABLE_OFFICE) || !same_cell(a, b, ACTOR_TABLE_COUNTRY) ||
                !same_cell(a, b, ACTOR_TABLE_CODE) || !is_holder(b) || !overlap(a, b))
                continue;
            print_error("%.*s and %.*s: %.*s\n", STR_ARG(who(a)), STR_ARG(who(b)),
                        STR_ARG(at(a, ACTOR_TABLE_OFFICE)));
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

// A full name of two persons of one country is theirs by date; of two countries, by context.
static void test_shared_names_are_told_apart(void **state)
{
    (void)state;
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < actor_table.n_entries; i++) {
        table_entry a = actor_table.entries[i];
        if (a.column != ACTOR_TABLE_NAMES || !is_holder(a.row)) continue;
        for (uint32_t j = i + 1; j < actor_table.n_entries; j++) {
            table_entry b = actor_table.entries[j];
            if (b.key.offset != a.key.offset) break; // another name
            if (b.column != ACTOR_TABLE_NAMES || !is_holder(b.row)) continue;
            if (!same_cell(a.row, b.row, ACTOR_TABLE_COUNTRY) || str_eq(who(a.row), who(b.row)) ||
                !overlap(a.row, b.row))
                continue;
            print_error("%.*s and %.*s share a name\n", STR_ARG(who(a.row)), STR_ARG(who(b.row)));
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

// Nobody is known by a name that is also a country, a body or a nationality.
static void test_holders_take_no_other_names(void **state)
{
    (void)state;
    uint32_t wrong = 0;
    for (uint32_t r = 0; r < actor_table.n_rows; r++) {
        str rest = at(r, ACTOR_TABLE_NAMES);
        while (is_holder(r) && rest.n) {
            str name = str_split(&rest, '|');
            table_hit h = table_find_str(&actor_table, name);
            for (; h.found; h = table_next(&actor_table, h)) {
                if (h.column != ACTOR_TABLE_NAMES || is_holder(h.row)) continue;
                print_error("%.*s is another's too\n", STR_ARG(name));
                wrong++;
            }
        }
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms_are_dates),
        cmocka_unit_test(test_one_holder_at_a_time),
        cmocka_unit_test(test_shared_names_are_told_apart),
        cmocka_unit_test(test_holders_take_no_other_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
