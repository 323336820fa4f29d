#include "base/check.h"
#include "base/table.h"

#include <string.h>

static const char POOL[] = "code\0Xi Jinping\0Cote d'Ivoire\0row one\0row two";
static const table_text CELLS[] = {{30, 7}, {38, 7}};

static void test_fold(void **state)
{
    (void)state;
    static const struct {
        const char *text, *folded, *lower;
    } CASES[] = {
        {"Erdoğan", "Erdogan", "erdogan"},
        {"Côte d’Ivoire", "Cote d'Ivoire", "cote d'ivoire"},
        {"São Tomé", "Sao Tome", "sao tome"},
        {"Nicușor", "Nicusor", "nicusor"},
        {"Łódź", "Lodz", "lodz"},
        {"a\u00a0b", "a b", "a b"},
        {"北京", "北京", "北京"},
        {"", "", ""},
    };
    char out[64];
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        size_t n = table_fold(str_of(CASES[i].text), false, out, sizeof out);
        assert_str_is(((str){out, n}), CASES[i].folded);
        n = table_fold(str_of(CASES[i].text), true, out, sizeof out);
        assert_str_is(((str){out, n}), CASES[i].lower);
    }
    assert_true(table_fold(STR("abc"), false, out, 2) == SIZE_MAX);
    table_fold(STR("\xC3"), false, out, sizeof out); // cut characters do no harm
    table_fold(STR("\xE2\x80"), false, out, sizeof out);
}

// A key grown word by word has the hash of the whole, folded.
static void test_key_grows(void **state)
{
    (void)state;
    table_key key;
    table_key_open(&key);
    table_key_add(&key, true, STR("Türk"));
    table_key_add_space(&key);
    table_key_add(&key, true, STR("Ordusu"));
    assert_str_is(((str){key.p, key.n}), "turk ordusu");
    assert_true(key.hash == table_hash(0, "turk ordusu", 11));
    char longer[2 * TABLE_KEY_MAX];
    memset(longer, 'x', sizeof longer);
    table_key_add(&key, true, (str){longer, sizeof longer});
    assert_true(key.too_long);
    // letters of three bytes, the last one cut off at the longest length there is
    char dashes[TABLE_KEY_MAX];
    for (size_t k = 0; k < sizeof dashes; k++) dashes[k] = "\xE2\x80\xA6"[k % 3];
    table_key_open(&key);
    table_key_add(&key, true, (str){dashes, sizeof dashes});
    assert_true(key.too_long || key.n <= TABLE_KEY_MAX);
}

static void test_find(void **state)
{
    (void)state;
    table_entry entries[] = {{{5, 10}, 0, 0}, {{5, 10}, 1, 0}, {{16, 13}, 1, 0}};
    uint32_t slots[8] = {0};
    const table t = {POOL, CELLS, 2, 1, entries, 3, slots, 8, NULL, 0, false};
    for (uint32_t e = 0; e < 3; e += 2) {
        uint32_t hash = table_hash(0, POOL + entries[e].key.offset, entries[e].key.length);
        uint32_t at = hash & 7;
        while (slots[at]) at = (at + 1) & 7;
        slots[at] = table_slot(hash, e);
    }
    table_hit h = table_find_str(&t, STR("Xi Jinping"));
    assert_true(h.found && h.row == 0);
    h = table_next(&t, h);
    assert_true(h.found && h.row == 1);
    assert_false(table_next(&t, h).found);
    h = table_find_str(&t, STR("Côte d’Ivoire"));
    assert_true(h.found && h.row == 1);
    assert_str_is(table_cell(&t, 1, 0), "row two");
    assert_false(table_find_str(&t, STR("xi jinping")).found);
    assert_false(table_find_str(&t, STR_NONE).found);
    assert_false(table_next(&t, (table_hit){0}).found);
}

// What keys begin with is led on, word by word; what none begins with is not.
static void test_leads(void **state)
{
    (void)state;
    static const char *const KEY = "cote d'ivoire";
    uint32_t bits[64] = {0};
    for (size_t i = 1; i < strlen(KEY); i++)
        if (table_is_joint(KEY, i)) {
            uint32_t bit = table_hash(0, KEY, i) & 2047;
            bits[bit / 32] |= 1u << (bit % 32);
        }
    const table t = {.leads = bits, .n_leads = 64, .lower = true};
    static const struct {
        const char *words[3];
        bool leads;
    } CASES[] = {
        {{"Côte"}, true},
        {{"Cote", " "}, true},
        {{"Côte", " ", "d"}, true},
        {{"Cote", " ", "d’"}, true},
        {{"Côte", " ", "d'Iv"}, false},
        {{"Cot"}, false},
        {{"Rome"}, false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        table_key key;
        table_key_open(&key);
        for (size_t k = 0; k < 3 && CASES[i].words[k]; k++)
            table_key_add(&key, t.lower, str_of(CASES[i].words[k]));
        assert_int_equal(table_leads(&t, &key), CASES[i].leads);
    }
    table_key key = {.too_long = true};
    assert_false(table_leads(&t, &key));
    assert_false(table_leads(&(table){0}, &(table_key){0}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_key_grows),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_leads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
