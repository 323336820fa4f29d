#include "base/check.h"

#include "base/utf8.h"
#include "document/html.h"

#include <stdio.h>
#include <string.h>

static html parse(arena *a, const char *page)
{
    html h;
    diag why = {0};
    assert_int_equal(html_parse(a, str_of(page), &h, &why), ST_OK);
    return h;
}

static const html_node *first(const html *h, html_tag tag)
{
    for (uint32_t i = 0; i < h->n; i++)
        if (h->nodes[i].tag == tag) return &h->nodes[i];
    return NULL;
}

static void test_tree(void **state)
{
    (void)state;
    arena a = {0};
    html h = parse(&a, "<body><div CLASS=\"lead\" hidden>One <b>two</b></div><p>Three");
    const html_node *div = first(&h, HTML_DIV), *p = first(&h, HTML_P);
    assert_non_null(div);
    assert_non_null(p);
    assert_str_is(html_attribute(div, "class"), "lead");
    assert_true(html_has_attribute(div, "hidden"));
    assert_false(html_has_attribute(p, "hidden"));
    assert_ptr_equal(h.nodes + div->end, p); // what is in it lies between
    assert_str_is(p[1].text, "Three");
    assert_int_equal(p->source, 51);
    assert_false(h.cut);
    arena_free(&a);
}

// Each byte of the text leads back to the bytes that it was written with.
static void test_map(void **state)
{
    static const struct {
        const char *page, *text;
        uint32_t at, source; // byte of the text, of the page
    } CASES[] = {
        {"<p>ab", "ab", 1, 4},
        {"<p>a&amp;b", "a&b", 2, 9},
        {"<p>a&b", "a&b", 2, 5},
        {"<p>a&amp;amp;b", "a&amp;b", 6, 13},
        {"<p>x&eacute;y", "x\u00E9y", 3, 12},
        {"<p>x&#233;y", "x\u00E9y", 3, 10},
        {"<p>x&#x201C;y", "x\u201Cy", 4, 12},
        {"<p>a\r\nb", "a\nb", 2, 6},
        {"<p>&nosuch;b", "&nosuch;b", 8, 11},
        {"<p>Q&A b", "Q&A b", 4, 7},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        offset_map map = {0};
        html h = parse(&a, CASES[i].page);
        const html_node *text = first(&h, HTML_P) + 1;
        assert_str_is(text->text, CASES[i].text);
        html_map_text(&h, text, 0, &map, &a);
        uint32_t got = offset_map_find(map.p, map.n, CASES[i].at);
        if (got != CASES[i].source) fail_msg("%s: %u", CASES[i].page, got);
        arena_free(&a);
    }
}

static void add_times(buf *b, const char *text, int n)
{
    while (n-- > 0) buf_add_c(b, text);
}

// What would take gumbo hours or all memory is cut off or refused, what is only odd is not.
static void test_hostile(void **state)
{
    static const struct {
        const char *begin, *repeated, *end;
        int times;
        status result;
        bool cut;
    } CASES[] = {
        {"<p>Good", "<div>", "", 1000, ST_OK, false},
        {"<p>Good", "<div>", "", 200000, ST_OK, true},
        {"<p>Good<div ", "a=1 ", ">", 400, ST_OK, false},
        {"<p>Good<div ", "a=1 ", ">", 200000, ST_OK, true},
        {"<p>Good", "<p>text<br>", "", 100000, ST_OK, false},
        {"<p>Good", "<img src=a><li>x<td>y", "", 50000, ST_OK, false},
        {"<p>Good<script>", "<div>", "</script>", 100000, ST_OK, false},
        {"<p>Good<!--", "<div>", "-->", 100000, ST_OK, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        buf b = {0};
        html h;
        diag why = {0};
        buf_add_c(&b, CASES[i].begin);
        add_times(&b, CASES[i].repeated, CASES[i].times);
        buf_add_c(&b, CASES[i].end);
        status s = html_parse(&a, buf_str(&b), &h, &why);
        if (s != CASES[i].result || h.cut != CASES[i].cut)
            fail_msg("%s * %d: %d %d", CASES[i].repeated, CASES[i].times, s, h.cut);
        assert_str_is(first(&h, HTML_P)[1].text.n > 4 ? STR("Good") : first(&h, HTML_P)[1].text,
                      "Good");
        buf_free(&b);
        arena_free(&a);
    }
}

// Formatting that is never closed is opened again in each paragraph: memory is bounded.
static void test_memory(void **state)
{
    (void)state;
    arena a = {0};
    buf b = {0};
    html h;
    diag why = {0};
    buf_add_c(&b, "<p>");
    for (int i = 0; i < 1200; i++) buf_add_format(&b, "<font color=c%d>", i);
    add_times(&b, "<p>x", 100000);
    assert_int_equal(html_parse(&a, buf_str(&b), &h, &why), ST_LIMIT);
    assert_non_null(strstr(why.message, "memory"));
    assert_true(a.total < HTML_MEMORY_BASE + HTML_MEMORY_TIMES * b.n + ((size_t)32 << 20));
    buf_free(&b);
    arena_free(&a);
    diag long_ = {0};
    char *page = mem_alloc(HTML_MAX_BYTES + 1);
    memset(page, 'a', HTML_MAX_BYTES + 1);
    assert_int_equal(html_parse(&a, (str){page, HTML_MAX_BYTES + 1}, &h, &long_), ST_LIMIT);
    mem_free(page);
    arena_free(&a);
}

static void test_charset(void **state)
{
    (void)state;
    assert_str_is(html_charset(STR("<meta charset='windows-1251'>")), "windows-1251");
    assert_str_is(
        html_charset(STR("<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; Charset = utf-8\">")),
        "utf-8");
    assert_str_is(html_charset(STR("<p>The charset of a page")), "");
    assert_str_is(html_charset(STR("<meta charset=Shift_JIS>")), "Shift_JIS");
}

static void test_looks(void **state)
{
    (void)state;
    assert_true(html_looks_like(STR("\n <!DOCTYPE HTML PUBLIC \"-//W3C\">")));
    assert_true(html_looks_like(STR("\xEF\xBB\xBF<html>")));
    assert_true(html_looks_like(STR("<!-- saved --><?xml version=\"1.0\"?>\n<html lang=en>")));
    assert_true(html_looks_like(STR("<p>The text.</p>")));
    assert_false(html_looks_like(STR("<P-5> meets today")));
    assert_false(html_looks_like(STR("{\"text\": \"<html>\"}")));
    assert_false(html_looks_like(STR("GENEVA - talks")));
    assert_false(html_looks_like(STR("")));
}

// Any bytes: no crash, and nodes nest.
static void test_any_page(void **state)
{
    static const char *const PIECES[] = {
        "<p>",  "</p>",  "<table>",  "<td>",     "text ",      "&amp;",     "&",
        "<b>",  "</i>",  "<!--",     "-->",      "<script>",   "</script>", "<a href='x'>",
        "</a>", "<svg>", "</svg>",   "<select>", "<template>", "\xC3\xA9",  "<",
        ">",    "\"",    "</table>", "<br>"};
    (void)state;
    for (uint64_t start = 1; start <= 2000; start++) {
        uint64_t seed = start;
        arena a = {0};
        buf b = {0};
        html h;
        diag why = {0};
        for (int i = 0; i < 60; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            buf_add_c(&b, PIECES[(seed >> 33) % (sizeof PIECES / sizeof *PIECES)]);
        }
        bool good = html_parse(&a, buf_str(&b), &h, &why) == ST_OK && h.n > 0;
        for (uint32_t i = 0; good && i < h.n; i++) {
            const html_node *n = &h.nodes[i];
            good = n->end > i && n->end <= h.nodes[n->parent].end && n->source <= b.n;
            if (n->tag != HTML_TEXT) continue;
            offset_map map = {0};
            html_map_text(&h, n, 0, &map, &a);
            for (uint32_t k = 0; k <= n->text.n; k++)
                good = good && offset_map_find(map.p, map.n, k) <= b.n;
        }
        if (!good) fail_msg("seed %llu", (unsigned long long)start);
        buf_free(&b);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree),     cmocka_unit_test(test_map),
        cmocka_unit_test(test_hostile),  cmocka_unit_test(test_memory),
        cmocka_unit_test(test_charset),  cmocka_unit_test(test_looks),
        cmocka_unit_test(test_any_page),
    };
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
