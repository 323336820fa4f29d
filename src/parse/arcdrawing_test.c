#include "base/check.h"

#include "parse/arcdrawing.h"
#include "parse/arclayout.h"

#include <string.h>

static buf draw_one(token *t, uint32_t n, str caption)
{
    arc_drawing d = {0};
    diag why = {0};
    buf out = {0};
    sentence s = {.tokens = t, .n_tokens = n};
    assert_ok(arc_drawing_add(&d, &s, caption, &why), &why);
    arc_drawing_finish(&d, &out);
    arc_drawing_free(&d);
    return out;
}

static size_t count(str text, const char *what)
{
    size_t n = 0;
    for (size_t at; (at = str_find(text, str_of(what))) != SIZE_MAX; n++)
        text = str_sub(text, at + 1, text.n);
    return n;
}

static void shows_words_and_relations(void **state)
{
    (void)state;
    token t[] = {{.form = STR("Envoys"),
                  .head = 1,
                  .rel = REL_NSUBJ,
                  .upos = UPOS_NOUN,
                  .space_after = true},
                 {.form = STR("left"), .head = -1, .rel = REL_ROOT, .upos = UPOS_VERB},
                 {.form = STR("."), .head = 1, .rel = REL_PUNCT, .upos = UPOS_PUNCT}};
    buf out = draw_one(t, 3, STR("s-1"));
    str text = buf_str(&out);
    assert_true(str_starts(text, STR("<svg xmlns=\"http://www.w3.org/2000/svg\"")));
    assert_true(str_ends(text, STR("</svg>\n")));
    assert_int_equal(count(text,
                           "<title>Dependency tree of 1 sentence</title>\n<desc>Envoys left.\n"
                           "nsubj(left-2, Envoys-1) root(ROOT-0, left-2) punct(left-2, .-3)\n"
                           "</desc>"),
                     1);
    assert_int_equal(count(text, ">nsubj</text>"), 1);
    assert_int_equal(count(text, ">root</text>"), 1);
    assert_int_equal(count(text, ">punct</text>"), 1);
    assert_int_equal(count(text, ">Envoys</text>"), 1);
    assert_int_equal(count(text, ">VERB</text>"), 1);
    assert_int_equal(count(text, ">s-1</text>"), 1);
    assert_int_equal(count(text, "class=\"p\""), 3); // arrows
    assert_int_equal(count(text, "prefers-color-scheme:dark"), 1);
    buf_free(&out);
}

// Nothing that a text holds may break the file: markup, control characters, bytes that are no text.
static void escapes_text(void **state)
{
    (void)state;
    token t[] = {{.form = STR("<a&b>\"\x01\x1B\xFF\uFFFE"), .head = -1, .lemma = STR("]]>")}};
    buf out = draw_one(t, 1, STR("</svg>\r\n"));
    str text = buf_str(&out);
    assert_int_equal(count(text, "&lt;a&amp;b&gt;\"\uFFFD\uFFFD\uFFFD\uFFFD</text>"), 1);
    assert_int_equal(count(text, "]]&gt;"), 1);
    assert_int_equal(count(text, "</svg>"), 1);
    buf_free(&out);
}

static void keeps_its_limit(void **state)
{
    (void)state;
    arc_drawing d = {0};
    diag why = {0};
    token t[] = {{.form = STR("w"), .head = -1}};
    sentence s = {.tokens = t, .n_tokens = 1};
    for (int i = 0; i < ARC_SENTENCES_MAX; i++)
        assert_ok(arc_drawing_add(&d, &s, STR_NONE, &why), &why);
    assert_int_equal(arc_drawing_add(&d, &s, STR_NONE, &why), ST_LIMIT);
    arc_drawing_free(&d);
}

static void draws_nothing_and_long_things(void **state)
{
    (void)state;
    buf out = draw_one(NULL, 0, STR_NONE);
    assert_int_equal(count(buf_str(&out), "of 0 sentences</title>"), 1);
    buf_free(&out);
    enum { N = ARC_WORDS_MAX + 1 };
    token *t = mem_alloc(N * sizeof *t);
    memset(t, 0, N * sizeof *t);
    for (int i = 0; i < N; i++) t[i] = (token){.form = STR("w"), .head = i - 1};
    out = draw_one(t, N, STR_NONE);
    assert_int_equal(count(buf_str(&out), "too long for arcs"), 1);
    assert_int_equal(count(buf_str(&out), ">w</text>"), N);
    assert_int_equal(count(buf_str(&out), "class=\"p\""), 0);
    buf_free(&out);
    mem_free(t);
}

static void cuts_long_headings(void **state)
{
    (void)state;
    arc_drawing d = {0};
    buf out = {0}, long_text = {0};
    for (int i = 0; i < 100; i++) buf_add_c(&long_text, "\u5317 <");
    arc_drawing_heading(&d, buf_str(&long_text));
    arc_drawing_finish(&d, &out);
    assert_int_equal(count(buf_str(&out), "…</text>"), 1);
    assert_true(count(buf_str(&out), "&lt;") < 40);
    arc_drawing_free(&d);
    buf_free(&out);
    buf_free(&long_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_words_and_relations),
        cmocka_unit_test(escapes_text),
        cmocka_unit_test(keeps_its_limit),
        cmocka_unit_test(draws_nothing_and_long_things),
        cmocka_unit_test(cuts_long_headings),
    };
    return cmocka_run_group_tests_name("parse/arcdrawing", tests, NULL, NULL);
}
