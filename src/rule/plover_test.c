#include "base/check.h"
#include "rule/plover.h"

#include <stdio.h>
#include <string.h>

static void sixteen_types(void **state)
{
    (void)state;
    for (int i = 0; i < PLOVER_TYPES; i++) {
        str name = str_of(plover_type_name(i));
        assert_int_equal(plover_type_find(name), i);
        assert_in_range(plover_quad(name), 1, 4);
        assert_true(plover_has_mode(name, STR_NONE));
        assert_true(plover_score(name, STR_NONE) >= -10.0);
    }
    assert_int_equal(plover_type_find(STR("YIELD")), -1);
    assert_int_equal(plover_quad(STR("YIELD")), 0);
    assert_string_equal(plover_type_name(16), "");
}

static void scores_and_modes(void **state)
{
    (void)state;
    assert_int_equal(plover_quad(STR("SANCTION")), 4);
    assert_int_equal(plover_quad(STR("AID")), 2);
    assert_true(plover_score(STR("ASSAULT"), STR("unconventional")) == -10.0);
    assert_true(plover_score(STR("PROTEST"), STR("vandalize")) == -5.0); // none of its own
    assert_false(plover_score(STR("NOTHING"), STR_NONE) >= -10.0);
    assert_true(plover_has_mode(STR("CONSULT"), STR("phone")));
    assert_false(plover_has_mode(STR("AGREE"), STR("phone")));
    assert_string_equal(plover_mode_at(STR("CONSULT"), 0), "visit");
    assert_null(plover_mode_at(STR("AGREE"), 0));
}

static void thirty_seven_contexts(void **state)
{
    (void)state;
    int n = 0;
    while (plover_context_at(n)) n++;
    assert_int_equal(n, 37);
    assert_true(plover_has_context(STR("cbrn")));
    assert_false(plover_has_context(STR("humanitarian")));
}

// Every CAMEO code names a type, mode and contexts that exist.
static void cameo_agrees_with_plover(void **state)
{
    (void)state;
    const char *code;
    int i = 0;
    for (; (code = cameo_code_at(i)); i++) {
        str type = str_of(cameo_type(str_of(code)));
        assert_in_range(strlen(code), 2, 4);
        if (!strncmp(code, "01", 2)) {
            assert_int_equal(type.n, 0);
            continue;
        }
        assert_true(plover_has_mode(type, str_of(cameo_mode(str_of(code)))));
        str rest = str_of(cameo_contexts(str_of(code)));
        while (rest.n) assert_true(plover_has_context(str_split(&rest, ' ')));
    }
    assert_in_range(i, 290, 330);
    for (int k = 1; k < i; k++) // the table is searched by halves
        assert_true(strcmp(cameo_code_at(k - 1), cameo_code_at(k)) < 0);
    assert_true(cameo_known(STR("164")));
    assert_false(cameo_known(STR("999")));
    assert_null(cameo_type(STR("1")));
}

// The shared table is the source: nothing of it may be missing here.
static void as_the_shared_table(void **state)
{
    (void)state;
    const char *path = check_shared("reference/plover.tsv");
    if (!path) skip();
    char line[512];
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    assert_non_null(fgets(line, sizeof line, f));
    int rows = 0;
    while (fgets(line, sizeof line, f)) {
        str rest = str_of(line);
        str type = str_split(&rest, '\t'), mode = str_split(&rest, '\t');
        assert_true(plover_has_mode(type, mode));
        str_split(&rest, '\t');
        double score;
        if (str_to_double(str_split(&rest, '\t'), &score))
            assert_true(plover_score(type, mode) == score);
        rows++;
    }
    fclose(f);
    assert_int_equal(rows, 83);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sixteen_types),         cmocka_unit_test(scores_and_modes),
        cmocka_unit_test(thirty_seven_contexts), cmocka_unit_test(cameo_agrees_with_plover),
        cmocka_unit_test(as_the_shared_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
