#include "store/stored_sample.h"

#include "export/citation.h"

static void cites(void **state)
{
    (void)state;
    sample s;
    diag why = {0};
    arena a = {0};
    buf text = {0};
    citation c = {0};
    char room[256];
    const char *file = stored_file("cite.db", room);
    sample_init(&s);
    s.document.outlet = STR("A & B_{1}");
    stored_add(file, &s);
    assert_ok(citation_read(file, &a, &c, &why), &why);
    assert_true(c.documents == 1 && c.events == 2 && c.links == 1 && c.change == 1);
    assert_true(c.n_runs == 1 && c.n_outlets == 1);
    c.date = STR("2026-11-05");
    c.events = 1234567;
    citation_text(&c, &text);
    assert_string_equal(text.p,
                        "Political events coded from news: 1,234,567 events in 1 document of 1 "
                        "source, published 2024-07-17.\n"
                        "Coded by demarche 1.2.3 (model 00000000000000aa, codebook "
                        "00000000000000bb).\nSources: A & B_{1} (1).\nState of 2026-11-05, "
                        "change 1.\n");
    buf_clear(&text);
    citation_bibtex(&c, &text);
    assert_non_null(strstr(text.p, "Sources: A \\& B\\_\\textbraceleft{}1\\textbraceright{} (1)"));
    assert_non_null(strstr(text.p, "year = {2026},\n  month = nov,\n"));
    buf_free(&text);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cites),
    };
    return cmocka_run_group_tests_name("store/citation", tests, stored_set_up, stored_tear_down);
}
