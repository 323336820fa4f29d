#include "base/check.h"

#include "document/builder.h"

// What of a page is its text, in forms that systems of sites have. Each page is put in a <main>
// with a headline and two paragraphs above it, and END below.
#define HEAD                                                                                       \
    "<body><main><h1>Ferry to stop</h1><p>The ferry to the outer islands will stop in the first "  \
    "week of May, the harbour said on Tuesday.</p><p>It had carried fewer people in each year "    \
    "since the bridge was opened.</p>"
#define END "<p>The last boat leaves at noon, and those who are on it can ride for nothing.</p>"

static document build(arena *a, const char *page)
{
    document_options none = {0};
    document d;
    diag why = {0};
    raw_record record = {.kind = RECORD_PAGE, .bytes = str_of(page)};
    assert_int_equal(document_build(&record, &none, a, &d, &why), ST_OK);
    return d;
}

static void check(const char *format, const char *inner, const char *word, bool kept)
{
    arena a = {0};
    buf b = {0};
    buf_add_c(&b, format);
    buf_add_c(&b, inner);
    document d = build(&a, b.p);
    bool found = false;
    for (size_t i = 0; i < d.n_parts; i++) {
        str text = str_sub(d.text, d.parts[i].span.begin, d.parts[i].span.end);
        found = found || (d.parts[i].kind == PART_BODY && str_find(text, str_of(word)) != SIZE_MAX);
    }
    if (found != kept) fail_msg("%s in %.*s", word, STR_ARG(d.text));
    buf_free(&b);
    arena_free(&a);
}

// Headings of the text itself.
static void test_headings(void **state)
{
    static const struct {
        const char *inner, *word;
    } CASES[] = {
        // an id that is made of its words
        {"<h2 id='a-date-to-share'>A date to share</h2>" END, "A date to share"},
        {"<h3><span class=headline id='Comment_and_blame'>Comment and blame</span></h3>" END,
         "Comment and blame"},
        // systems call them subheadings, which is what they call subtitles too
        {"<h2 class='x4-Subheading'>Who will pay?</h2>" END, "Who will pay?"},
        // each kind of part has a body of a class of its own
        {"<section><div class='x1-RichText'><p>The mayor had asked for two more years, and the "
         "council had said no.</p></div><div class='x2-RichText'><h2>Who will pay?</h2></div><div "
         "class='x1-RichText'>" END "</div></section>",
         "Who will pay?"},
        // it leads to where the post stands alone
        {"<div><a href=/1>Today, 9:58 pm</a><h4><a href=/1>The mayor asks for two "
         "years</a></h4>" END "<p>He had asked for as much in the year before.</p><a "
         "href=/x>Share</a> <a href=/y>Copy link</a></div><div><a "
         "href=/2>Today, 9:20 pm</a><h4><a href=/2>The council says no</a></h4>" END
         "<p>Nine of the eleven members were for it.</p></div>",
         "The mayor asks"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        check(HEAD, CASES[i].inner, CASES[i].word, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_headings)};
    return cmocka_run_group_tests_name("pagebody", tests, NULL, NULL);
}
