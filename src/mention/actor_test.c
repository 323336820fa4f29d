// The dictionary of actors and the lexicon of agents: integrity and coverage.
#include "base/check.h"
#include "base/table.h"

#include "actor_table.inc"
#include "agent_table.inc"

#include <stdio.h>
#include <string.h>

static const char KINDS[] =
    "name|nationality|people|capital|metonym|state|city|body|group|media|holder|"
    "prefix|shadow|shadowword|person";
static const char SECTORS[] = "GOV|MIL|COP|JUD|LEG|OPP|REB|SPY|CVL|BUS|MED|EDU|IGO|NGO|REL|LAB|UAF|"
                              "PTY|CRM|AGR|HLH|PRO|REF|ELI|HRI|ENV";

static str actor_cell(uint32_t row, uint32_t column)
{
    return table_cell(&actor_table, row, column);
}

static bool has_name(const char *name, const char *country, const char *kind)
{
    for (table_hit h = table_find_str(&actor_table, str_of(name)); h.found;
         h = table_next(&actor_table, h))
        if (h.column == ACTOR_TABLE_NAMES &&
            str_eq(actor_cell(h.row, ACTOR_TABLE_COUNTRY), str_of(country)) &&
            str_eq(actor_cell(h.row, ACTOR_TABLE_KIND), str_of(kind)))
            return true;
    return false;
}

static bool has_code(str code)
{
    for (table_hit h = table_find_str(&actor_table, code); h.found; h = table_next(&actor_table, h))
        if (h.column == ACTOR_TABLE_CODE &&
            str_eq(actor_cell(h.row, ACTOR_TABLE_KIND), STR("name")))
            return true;
    return false;
}

static void test_counts(void **state)
{
    (void)state;
    uint32_t names = 0, agents = 0;
    for (uint32_t i = 0; i < actor_table.n_entries; i++)
        names += actor_table.entries[i].column == ACTOR_TABLE_NAMES &&
                 actor_table.pool[actor_table.entries[i].key.offset] != '@';
    for (uint32_t i = 0; i < agent_table.n_entries; i++)
        agents += agent_table.entries[i].column == AGENT_TABLE_NAMES;
    assert_true(names > 13000);
    assert_true(agents > 7500);
}

static void test_every_country_of_the_standard(void **state)
{
    (void)state;
    const char *path = check_shared("reference/country_codes.csv");
    if (!path) skip();
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    char line[16384];
    int found = 0;
    assert_non_null(fgets(line, sizeof line, f));
    while (fgets(line, sizeof line, f)) { // FIFA,Dial,alpha-3,...: no quotes before the third
        str rest = str_of(line);
        bool quoted = line[0] == '"';
        (void)str_split(&rest, ',');
        for (int i = 0; i < 2 && rest.p; i++) {
            str cell = str_split(&rest, ',');
            if (cell.n && cell.p[0] == '"') quoted = true;
            bool code = cell.n == 3 && cell.p[0] >= 'A' && cell.p[0] <= 'Z' && !quoted;
            if (!code) continue;
            if (!has_code(cell)) print_error("no entry for %.*s\n", STR_ARG(cell));
            assert_true(has_code(cell));
            found++;
        }
    }
    fclose(f);
    assert_true(found > 200);
}

static void test_usual_others(void **state)
{
    (void)state;
    static const char *const CODES[] = {"TWN", "PSE", "XKX", "HKG", "SUN", "YUG"};
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++)
        assert_true(has_code(str_of(CODES[i])));
    assert_true(has_name("European Union", "", "body"));
    assert_true(has_name("Kremlin", "RUS", "metonym"));
    assert_true(has_name("Beijing", "CHN", "capital"));
    assert_true(has_name("Israelis", "ISR", "people"));
    assert_true(has_name("Türkiye", "TUR", "name"));
    assert_true(has_name("Turkiye", "TUR", "name")); // folded
    assert_true(has_name("Hamas", "PSE", "group"));
    assert_true(has_name("South China Sea", "", "shadow"));
    assert_false(has_name("Beijing", "JPN", "capital"));
}

static void test_rows_are_sound(void **state)
{
    (void)state;
    for (uint32_t r = 0; r < actor_table.n_rows; r++) {
        str kind = actor_cell(r, ACTOR_TABLE_KIND), country = actor_cell(r, ACTOR_TABLE_COUNTRY);
        str rest = actor_cell(r, ACTOR_TABLE_SECTORS), names = actor_cell(r, ACTOR_TABLE_NAMES);
        if (!str_in_list(kind, KINDS, '|')) print_error("kind of %.*s\n", STR_ARG(names));
        assert_true(str_in_list(kind, KINDS, '|'));
        assert_true(country.n == 0 || country.n == 3);
        assert_true(names.n || actor_cell(r, ACTOR_TABLE_SHORT).n);
        assert_true(actor_cell(r, ACTOR_TABLE_SOURCE).n > 0);
        while (rest.p && rest.n) {
            str sector = str_split(&rest, ' ');
            if (!str_in_list(sector, SECTORS, '|')) print_error("sector of %.*s\n", STR_ARG(names));
            assert_true(str_in_list(sector, SECTORS, '|'));
        }
        str from = actor_cell(r, ACTOR_TABLE_FROM), to = actor_cell(r, ACTOR_TABLE_TO);
        assert_true(!from.n || !to.n || str_cmp(from, to) <= 0);
        if (str_eq(kind, STR("holder"))) assert_true(from.n >= 4);
    }
}

static bool is_organised(uint32_t row)
{
    return str_in_list(actor_cell(row, ACTOR_TABLE_KIND), "body|group|media|metonym", '|');
}

static bool has_term(uint32_t row)
{
    return actor_cell(row, ACTOR_TABLE_FROM).n || actor_cell(row, ACTOR_TABLE_TO).n;
}

// Two bodies with one name need something that decides: their countries, or a term.
static void test_names_are_told_apart(void **state)
{
    (void)state;
    uint32_t faults = 0;
    for (uint32_t i = 0; i < actor_table.n_entries; i++) {
        const table_entry *a = &actor_table.entries[i];
        if (a->column != ACTOR_TABLE_NAMES && a->column != ACTOR_TABLE_SHORT) continue;
        if (!is_organised(a->row) || has_term(a->row)) continue;
        if (actor_table.pool[a->key.offset] == '@') continue; // a handle goes before a name
        str country = actor_cell(a->row, ACTOR_TABLE_COUNTRY);
        for (uint32_t j = i + 1; j < actor_table.n_entries; j++) {
            const table_entry *b = &actor_table.entries[j];
            if (a->key.offset != b->key.offset) break;
            if (a->column != b->column || a->row == b->row) continue;
            if (!is_organised(b->row) || has_term(b->row)) continue;
            if (!str_eq(country, actor_cell(b->row, ACTOR_TABLE_COUNTRY))) continue;
            print_error("twice in %.*s: %s\n", STR_ARG(country), actor_table.pool + a->key.offset);
            faults++;
        }
    }
    assert_int_equal(faults, 0);
}

static void test_agents_are_sound(void **state)
{
    (void)state;
    for (uint32_t r = 0; r < agent_table.n_rows; r++) {
        str rest = table_cell(&agent_table, r, AGENT_TABLE_SECTORS);
        assert_true(str_in_list(table_cell(&agent_table, r, AGENT_TABLE_KIND),
                                "title|person|crowd|body|state|side", '|'));
        while (rest.p) assert_true(str_in_list(str_split(&rest, ' '), SECTORS, '|'));
    }
    assert_true(table_find_str(&agent_table, STR("Foreign Minister")).found); // keys are small
    assert_false(table_find_str(&agent_table, STR("teapot")).found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_every_country_of_the_standard),
        cmocka_unit_test(test_usual_others),
        cmocka_unit_test(test_rows_are_sound),
        cmocka_unit_test(test_names_are_told_apart),
        cmocka_unit_test(test_agents_are_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
