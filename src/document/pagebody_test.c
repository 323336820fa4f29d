#include "base/check.h"

#include "document/builder.h"

// What of a page is its text, in forms that systems of sites have. Each page is put in a <main>
// with a headline and two paragraphs above it, and END below.
#define HEAD                                                                                       \
    "<body><main><h1>Ferry to stop</h1><p>The ferry to the outer islands will stop in the first "  \
    "week of May, the harbour said on Tuesday.</p><p>It had carried fewer people in each year "    \
    "since the bridge was opened.</p>"
#define END "<p>The last boat leaves at noon, and those who are on it can ride for nothing.</p>"
#define LONG                                                                                       \
    "<p>It had been built by a yard on the mainland which has since closed, and was bought with "  \
    "money that the islanders had put aside for a school.</p><p>In a vote two years ago a small "  \
    "majority had asked for the bridge, and it was opened in the autumn by a minister who came "   \
    "by ferry, as the papers liked to say, and went home by car.</p><p>Since then the boats have " \
    "run half empty on all days but those of the market, and the harbour has paid for it.</p>"

// A card of another text below its own date, and a post of the text itself that looks alike.
#define CARD(when, what)                                                                           \
    "<div><h5 class=date>" when "</h5><h3><a href=/c>" what "</a></h3><p>" what ", as the paper "  \
    "wrote in its issue of that day, and there was nobody who doubted it.</p></div>"
#define POST(when, what)                                                                           \
    "<div><h5 class=date>" when "</h5><h3><a href=/p>" what "</a></h3>" END END "</div>"

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

// Lines of the text that look like labels, or stand outside of what holds it.
static void test_lines(void **state)
{
    static const struct {
        const char *inner, *word;
    } CASES[] = {
        // a paragraph in italics stands beside the others all the same
        {END "<p><em>Done at the quay, 3 March</em></p>", "Done at the quay"},
        // a heading in bold letters, and a link to another text before its paragraph
        {"<p><b>Islanders angry</b></p><p><a href=a>Why the bridge was built at all</a></p>" END,
         "Islanders angry"},
        {"</main><div><p>A correction was made on 3 March: an earlier version of this article had "
         "the wrong week.</p></div>",
         "an earlier version"},
        // "About" heads a section of a text
        {LONG "<h3>About Time</h3><p>The clock on the quay has been wrong since the war.</p>" END,
         "The clock"},
        // a text may speak of those who ask and of rights
        {"<p>The museum asks its visitors to support the work of local journalists.</p>" END,
         "The museum asks"},
        {"<p>\"Please support us, if you can, for our newsroom has nobody else,\" he said.</p>" END,
         "he said"},
        // a headline that is a link, with no line above it that leads away
        {"<p>He wrote of it at length.</p><h3><a href=/b>Who built the bridge at all</a></h3>" END,
         "Who built"},
        // a heading may be about such a letter
        {"<h3>Newsletter</h3><p>It was the one thing that the islanders read, and it came by "
         "ferry.</p>" END,
         "the islanders read"},
        {POST("9 hours ago", "The mayor asks for years")
             POST("8 hours ago", "The council says no to him")
                 POST("7 hours ago", "The ferry sails all the same"),
         "The council says no"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        check(HEAD, CASES[i].inner, CASES[i].word, true);
}

// What sites put below a text or into it.
static void test_furniture(void **state)
{
    static const struct {
        const char *inner, *word;
    } CASES[] = {
        {"<div class=z3><h3>Do you like what you read?</h3><p>We have no owner but our readers. "
         "Please consider a gift, however small, to support our newsroom.</p><p>It takes a minute "
         "and your card is safe with the bank.</p></div>" END,
         "your card"},
        {END "<div class=z4><h2>You have read nine articles this month</h2><p>All of them were "
             "free for you to read, and they will be free tomorrow as well.</p></div>",
         "free tomorrow"},
        {END "<p>This article may not be published, broadcast or handed on by anybody else.</p>",
         "handed on"},
        {END
         "<div>\u00A9 The Quay 2025. All rights reserved.</div><div>The editors of this paper keep "
         "to the rules of the press council.</div>",
         "press council"},
        {LONG "<p><b>About Island Ferries</b></p><p>Island Ferries runs nine boats and a "
              "shipyard.</p><p><b>Media contact:</b></p><p>Ada Kunda, at the quay.</p>",
         "nine boats"},
        {LONG "<p><b>About Island Ferries</b><br>It runs nine boats.</p><p><b>Press "
              "contacts</b><br>Ada Kunda, at the quay.</p>",
         "nine boats"},
        {LONG "<h3>Forward-Looking Statements</h3><p>What is said here of the future may not come "
              "to pass.</p>",
         "come to pass"},
        {END "<div class='x-post-embed'><h2>A letter from the lighthouse</h2><p>It was a long and "
             "wet winter with nobody to talk to.</p></div>" END,
         "wet winter"},
        {END "<div class=z5>" CARD("2 hours ago", "Port closes at noon")
             CARD("3 hours ago", "Seven goats found on the roof")
                 CARD("5 hours ago", "Lighthouse sold to a poet") "</div>",
         "goats"},
        {"<div class=z6><h3>This story is for subscribers</h3><p>Support local journalism. Get "
         "nine "
         "weeks of digital access for a crown.</p></div>" END,
         "subscribers"},
        {"<div class=z6><h3>This story is for subscribers</h3><p>Support local journalism. Get "
         "nine "
         "weeks of digital access for a crown.</p></div>" END,
         "a crown"},
        {"<div class=z7><p>Newsletter</p><p>The week on the quay</p><p>Each Friday what was said "
         "and done there, from those who were there</p><a href=/n>Send it to me</a></div>" END,
         "Each Friday"},
        {"<div class=z8><div>Read also |</div><a href=/o><h3>The bridge that nobody had asked "
         "for</h3></a></div>" END,
         "nobody had asked"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        check(HEAD, CASES[i].inner, CASES[i].word, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_headings),
                                       cmocka_unit_test(test_lines),
                                       cmocka_unit_test(test_furniture)};
    return cmocka_run_group_tests_name("pagebody", tests, NULL, NULL);
}
