#include "document/fragment.h"

#include "document/builder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void check(const char *given, const char *expected, bool goes_on)
{
    arena a = {0};
    fragment f;
    diag why = {0};
    assert_int_equal(fragment_read(&a, str_of(given), &f, &why), ST_OK);
    char text[1024];
    size_t n = 0;
    for (size_t i = 0; i < f.text.n && n + 1 < sizeof text; i++) // the normaliser's work
        if (f.text.p[i] != ' ' || (n && text[n - 1] != ' ')) text[n++] = f.text.p[i];
    text[n] = '\0';
    assert_string_equal(text, expected);
    assert_int_equal(f.goes_on, goes_on);
    arena_free(&a);
}

static void test_paragraphs(void **state)
{
    (void)state;
    check("<p>Talks resumed.<p>They end on Friday.", "Talks resumed.\n\nThey end on Friday.",
          false);
    check("One line.<br>Another.<br><br>A paragraph.", "One line.\nAnother.\n\nA paragraph.",
          false);
    check("Peace &amp; quiet.<ul><li>Rice<li>Beans</ul><div>End.</div>",
          "Peace & quiet.\n\nRice\n\nBeans\n\nEnd.", false);
    check("<table><tr><td>Fuel</td><td>12 t</td></tr><tr><td>Rice</td><td>3 t</td></tr></table>",
          "Fuel 12 t\n\nRice 3 t", false);
    check("A <script>var x = 'lost';</script>text <style>p {}</style>stays.", "A text stays.",
          false);
    check("", "", false);
}

static void test_ends(void **state)
{
    (void)state;
    check("<p>The minister left.</p><p>The post <a href=x>Left</a> appeared first on "
          "<a>News</a>.</p>",
          "The minister left.", false);
    check("<p>The minister left. <a href=x>Continue reading &rarr;</a></p>", "The minister left.",
          true);
    check("<p>The minister [&hellip;]</p>", "The minister", true);
    check("<p>The minister said &hellip; <a href=x>Read more</a></p><p>Share this:</p>",
          "The minister said \u2026", true);
    // but not what only looks like it, in the middle or in the text itself
    check("<p>Read more books, she said.</p><p>They did.</p>",
          "Read more books, she said.\n\nThey did.", false);
    check("<p>The post was closed by <a href=x>rebels</a>.</p>", "The post was closed by rebels.",
          false);
}

static void test_aside(void **state)
{
    (void)state;
    check("<figure><img src=x><figcaption>Photo: A. Kunda</figcaption></figure><p>Troops crossed "
          "the river at dawn, officials said.</p>",
          "Troops crossed the river at dawn, officials said.", false);
    check("<figure><figcaption>A ship in port after the storm.</figcaption></figure>",
          "A ship in port after the storm.", false);
}

// A frame that is not closed does not hide what follows.
static void test_frames(void **state)
{
    (void)state;
    check("Troops left. <iframe src='x'/> They were 300.", "Troops left. They were 300.", false);
    check("Troops left. <object id=x> They were 300.", "Troops left. They were 300.", false);
    check("Troops left. <iframe>no frames</iframe> They were 300.", "Troops left. They were 300.",
          false);
}

static void test_looks(void **state)
{
    (void)state;
    assert_true(fragment_looks_like(STR("<p>Text")));
    assert_true(fragment_looks_like(STR("some <B>text</B>")));
    assert_true(fragment_looks_like(STR("caf&eacute;")));
    assert_true(fragment_looks_like(STR("a&#8217;s")));
    assert_false(fragment_looks_like(STR("a < b and c > d, AT&T; x &y")));
    assert_false(fragment_looks_like(STR("write to <ada@example.org>")));
    assert_false(fragment_looks_like(STR("")));
}

static void test_goes_on(void **state)
{
    (void)state;
    assert_true(fragment_goes_on(STR("The talks [...]")));
    assert_true(fragment_goes_on(STR("The talks went on.\nRead more")));
    assert_true(fragment_goes_on(STR("The talks\u2026")));
    assert_false(fragment_goes_on(STR("The talks ended.")));
}

static void test_line(void **state)
{
    (void)state;
    arena a = {0};
    str line = fragment_line(&a, STR("Talks <b>resume</b> &amp; end\n soon"));
    assert_true(str_eq(line, STR("Talks resume & end soon")));
    arena_free(&a);
}

// Offsets lead to the bytes of the fragment.
static void test_offsets(void **state)
{
    (void)state;
    arena a = {0};
    static const char HTML[] = "<p>Peace &amp; <b>quiet</b>.</p><p>The end.</p>";
    raw_record r = {.kind = RECORD_FRAGMENT,
                    .bytes = str_of(HTML),
                    .file = STR("x"),
                    .known = {.date = STR("2025-03-04"), .language = STR("fr-FR")}};
    document_options options = {0};
    document d;
    diag why = {0};
    assert_int_equal(document_build(&r, &options, &a, &d, &why), ST_OK);
    assert_true(str_eq(d.text, STR("Peace & quiet.\nThe end.")));
    const char *const WORDS[] = {"Peace", "&amp;", "quiet", "The end"};
    const char *const FOUND[] = {"Peace", "&", "quiet", "The end"};
    for (size_t i = 0; i < 4; i++) {
        uint32_t at = (uint32_t)str_find(d.text, str_of(FOUND[i]));
        const offset_pair *pairs = (const void *)d.map;
        uint32_t in = offset_map_find(pairs, d.n_map, at);
        assert_true(str_starts(str_sub(str_of(HTML), in, sizeof HTML - 1), str_of(WORDS[i])));
    }
    assert_true(str_eq(d.language, STR("en"))); // whatever its source says
    assert_int_equal(d.n_problems, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs), cmocka_unit_test(test_ends),
        cmocka_unit_test(test_aside),      cmocka_unit_test(test_frames),
        cmocka_unit_test(test_looks),      cmocka_unit_test(test_goes_on),
        cmocka_unit_test(test_line),       cmocka_unit_test(test_offsets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
