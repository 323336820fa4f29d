#include "base/check.h"

#include "document/builder.h"

#define SHIP                                                                                       \
    "<p>A ship ran aground below the old light last night, and the twelve men on board were "      \
    "taken off by the boat of the next village.</p><p>The owner says that she will be refloated "  \
    "at the next spring tide if the weather holds.</p>"
#define BANK                                                                                       \
    "<p>BANKWORD The bank of the islands leaves its rate as it is for the fourth time, and says "  \
    "that it will look at it again when the catch is landed.</p><p>Few had expected anything "     \
    "else of its governor.</p>"
#define POLL                                                                                       \
    "<p>POLLWORD The count of the votes on the southern island has been put off by a week, for "   \
    "the plane with the ballots could not land.</p><p>Nobody complained but the losers.</p>"

// Which texts of a page are of its article?
static const struct {
    const char *page;
    bool others; // BANK and POLL are
} CASES[] = {
    // each with a headline of the first rank
    {"<body><div id=stream><article><h1>Ship aground</h1>" SHIP "</article><article><h1>Rate "
     "unchanged</h1><time>3 March</time>" BANK "</article><article><h1>Count put off</h1><time>2 "
     "March</time>" POLL "</article></div>",
     false},
    // articles whose headlines have one class
    {"<title>Ship aground</title><body><article class=full><h2 class=head>Ship aground</h2>" SHIP
     "</article><article "
     "class=full><h2 class=head>Rate unchanged</h2><span class=pubdate>3 March</span>" BANK
     "</article><article class=full><h2 class=head>Count put off</h2><span class=pubdate>2 "
     "March</span>" POLL "</article>",
     false},
    // a text that is marked, and others without a heading behind it
    {"<body><main><h1>Ship aground</h1><div itemprop=articleBody>" SHIP "</div><div><div "
     "class=unit><div>Rate unchanged</div><time>3 March</time>" BANK "</div> <div class=unit><div>"
     "Count put off</div><time>2 March</time>" POLL "</div></div></main>",
     false},
    // parts of one text look the same too, but have no dates
    {"<body><main><div class=part><h1>Ship aground</h1>" SHIP "</div><div class=part><h1>The "
     "bank</h1>" BANK "</div><div class=part><h1>The count</h1>" POLL "</div></main>",
     true},
    // posts of a live page, below the headline of all
    {"<body><main><h1>A day on the islands: live</h1><article class=post><h2>Ship aground</h2>"
     "<time>19:40</time>" SHIP "</article><article class=post><h2>Rate unchanged</h2><time>18:10"
     "</time>" BANK "</article><article class=post><h2>Count put off</h2><time>17:00</time>" POLL
     "</article></main>",
     true},
    // which marks its summary
    {"<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\",\"headline\":\"A day on "
     "the islands: live\"}</script><body><main><h1>A day on the islands: live</h1><div "
     "itemprop=articleBody>" SHIP "</div><div><div class=unit><time>18:10</time>" BANK "</div><div "
     "class=unit><time>17:00</time>" POLL "</div></div></main>",
     true},
};

static void test_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        document_options none = {0};
        document d;
        diag why = {0};
        raw_record record = {.kind = RECORD_PAGE, .bytes = str_of(CASES[i].page)};
        assert_int_equal(document_build(&record, &none, &a, &d, &why), ST_OK);
        bool bank = str_find(d.text, STR("BANKWORD")) != SIZE_MAX;
        bool poll = str_find(d.text, STR("POLLWORD")) != SIZE_MAX;
        bool ship = str_find(d.text, STR("refloated")) != SIZE_MAX;
        if (!ship || bank != CASES[i].others || poll != bank)
            fail_msg("%zu: %.*s", i, STR_ARG(d.text));
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_others)};
    return cmocka_run_group_tests_name("pagefeed", tests, NULL, NULL);
}
