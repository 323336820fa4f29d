#include "base/check.h"

#include "document/pageline.h"

#include <string.h>

// A block of a text alone, as pageblock.c would make it.
static page_block block(const char *text)
{
    page_block b = {.text = str_of(text)};
    for (size_t i = 0; i < b.text.n; i++)
        b.words += b.text.p[i] != ' ' && (!i || b.text.p[i - 1] == ' ');
    b.ends = b.text.n && strchr(".!?", b.text.p[b.text.n - 1]);
    return b;
}

static void test_calls(void **state)
{
    static const struct {
        const char *text;
        bool call;
    } CASES[] = {
        {"Read more: Port closes", true},
        {"Subscribe now to read all of it.", true},
        {"19.40 GMT", true},
        {"The ferry leaves the quay. Photograph: Harbour Pictures", true},
        {"Voters wait in the rain (Photo: Ada Kunda)", true},
        {"\u00C0 lire aussi : le port ferme", true},
        {"Vol. 12 No. 4 | Friday, 7 March | Section: Harbour", true},
        {"Volume 3, Issue 9", true},
        {"Vol. 12 of the papers, with No. 4, was lost in the flood.", false},
        {"Volume of trade", false},
        {"Published figures show that the harvest failed in nine of the ten regions.", false},
        {"The photo: a blurred hull, four men, and behind them what the court called proof of "
         "an act of war.",
         false},
        {"More ships came in the night.", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        page_block b = block(CASES[i].text);
        if (pageline_is_call(&b) != CASES[i].call) fail_msg("%s", CASES[i].text);
    }
}

static void test_heads(void **state)
{
    static const struct {
        const char *text;
        heads_kind kind;
    } CASES[] = {
        {"Related", HEADS_LINKS},
        {"Most read:", HEADS_LINKS},
        {"Latest world news", HEADS_LINKS},
        {"More from the region", HEADS_LINKS},
        {"We value your privacy", HEADS_CONSENT},
        {"About the author", HEADS_END},
        {"References", HEADS_END},
        // headings of texts that begin alike
        {"Popular anger", HEADS_TEXT},
        {"Latest offer refused", HEADS_TEXT},
        {"References to the war", HEADS_TEXT},
        {"Comments that hurt", HEADS_TEXT},
        {"Other reasons", HEADS_TEXT},
        {"", HEADS_TEXT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        page_block b = block(CASES[i].text);
        if (pageline_heads(&b) != CASES[i].kind)
            fail_msg("%s: %d", CASES[i].text, (int)pageline_heads(&b));
    }
}

static void test_notices(void **state)
{
    (void)state;
    arena a = {0};
    page_block b = block("We and our partners use cookies to store what you read.");
    assert_true(pageline_is_consent(&b, &a));
    b = block("The envoy ate cookies with the minister.");
    assert_false(pageline_is_consent(&b, &a));
    b = block("All Rights Reserved by the Quay.");
    assert_true(pageline_tells_rights(&b, &a));
    b = block("21 comments");
    assert_true(pageline_opens_comments(&b));
    b = block("Comentarios (3)");
    assert_true(pageline_opens_comments(&b));
    b = block("21 comets");
    assert_false(pageline_opens_comments(&b));
    b = block("3 hours ago");
    assert_true(pageline_is_comment_mark(&b, &a));
    b = block("What changed a year ago");
    assert_false(pageline_is_comment_mark(&b, &a));
    arena_free(&a);
}

static void test_offers(void **state)
{
    static const struct {
        const char *text;
        bool offer;
    } CASES[] = {
        {"This story is for subscribers", true},
        {"Get nine weeks of digital access for a crown.", true},
        {"Support independent journalism. Unlimited access from two crowns a month.", true},
        {"Support for digital access to the courts grew in all nine regions.", false},
        {"Get the boats out of the water before the first storm.", false},
        {"\"Get digital access for all,\" the banner says.", false},
        {"This article is for subscribers to read, the lawyer argued, and for nobody else.", false},
    };
    (void)state;
    arena a = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        page_block b = block(CASES[i].text);
        if (pageline_is_offer(&b, &a) != CASES[i].offer) fail_msg("%s", CASES[i].text);
    }
    arena_free(&a);
}

static void test_leads(void **state)
{
    (void)state;
    page_block b = block("\u00C0 lire aussi\u00A0:");
    assert_true(pageline_leads_to_read(&b));
    b = block("Read also |");
    assert_true(pageline_leads_to_read(&b));
    b = block("For subscribers Read also |");
    assert_true(pageline_leads_to_read(&b));
    b = block("What you should read also");
    assert_false(pageline_leads_to_read(&b));
    b = block("Read also what he wrote");
    assert_false(pageline_leads_to_read(&b));
    b = block("Newsletter");
    assert_true(pageline_is_newsletter(&b));
    b = block("Newsletter closes");
    assert_false(pageline_is_newsletter(&b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calls),  cmocka_unit_test(test_heads), cmocka_unit_test(test_notices),
        cmocka_unit_test(test_offers), cmocka_unit_test(test_leads),
    };
    return cmocka_run_group_tests_name("pageline", tests, NULL, NULL);
}
