#include "base/check.h"

#include "document/builder.h"

#include <string.h>

static document build(arena *a, const char *bytes)
{
    document_options none = {0};
    document d;
    diag why = {0};
    raw_record record = {.kind = RECORD_PAGE, .bytes = str_of(bytes), .file = STR("page.html")};
    status s = document_build(&record, &none, a, &d, &why);
    if (s != ST_OK) fail_msg("%s", why.message);
    return d;
}

static bool has_problem(const document *d, const char *code)
{
    for (size_t i = 0; i < d->n_problems; i++)
        if (str_eq(d->problems[i].code, str_of(code))) return true;
    return false;
}

#define WALL                                                                                       \
    "<p>The two envoys met for five hours in the old customs house on the quay.</p>"               \
    "<p>They will meet again in a week, the host said after the talks had ended.</p>"

// What surrounds an article stays out, what is of it stays in.
static void test_body(void **state)
{
    static const struct {
        const char *page, *text;
    } CASES[] = {
        {"<body><nav><a href=/>Home</a><a href=/w>World</a></nav><h1>Envoys meet again</h1>" WALL
         "<footer>All rights are ours.</footer>",
         "Envoys meet again\nThe two envoys met for five hours in the old customs house on the "
         "quay.\nThey will meet again in a week, the host said after the talks had ended."},
        {"<body><div class='story'>" WALL "<figure><img src=a><figcaption>The quay at dusk on "
         "Monday.</figcaption></figure></div>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended."},
        {"<body><div class='story'>" WALL "</div><div id=comments><p>I never believed a word of "
         "what either of these two people has ever said about it.</p></div>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended."},
        // text between breaks, in a table of layout, tags in capitals
        {"<BODY><TABLE><TR><TD><A HREF=a>News</A><BR><A HREF=b>Sport</A></TD><TD>The two envoys "
         "met "
         "for five hours in the customs house.<BR><BR>They will meet again in a week, the host "
         "said.</TD></TR></TABLE>",
         "The two envoys met for five hours in the customs house.\nThey will meet again in a week, "
         "the host said."},
        // a list and a heading are of the text, a heading without a text is not
        {"<body><article>" WALL "<h2>What was agreed</h2><ul><li>A truce of ten days from "
         "Friday.</li><li>An exchange of lists.</li></ul><h2>Related</h2><ul><li><a href=x>Old "
         "talks fail</a></li></ul></article>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended.\nWhat was agreed\nA truce of "
         "ten days from Friday.\nAn exchange of lists."},
        // what no browser shows
        {"<body><article>" WALL "<p style='display: none'>This paragraph is meant for robots and "
         "their makers.</p><p hidden>And this one too, for what it is worth.</p></article>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended."},
        // a name of boilerplate on what holds all says nothing
        {"<body class='with-sidebar'><div id='content-widget'>" WALL "</div>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended."},
        // rows of a table of data are lines
        {"<body><article>" WALL "<table><tr><th>Year</th><th>Votes</th></tr><tr><td>2021</td><td>14"
         "</td></tr><tr><td>2022</td><td>11</td></tr></table><p>The count goes on until the end of "
         "the month.</p></article>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended.\nYear Votes\n2021 14\n2022 "
         "11\nThe count goes on until the end of the month."},
        // lines like those of comments are of the text when they are its headings
        {"<body><article>" WALL "<h3>What changed a year ago</h3><p>The ferry stopped.</p><h3>What "
         "was said yesterday</h3><p>Nothing was said of it.</p></article>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended.\nWhat changed a year ago\nThe "
         "ferry stopped.\nWhat was said yesterday\nNothing was said of it."},
        {"<body><div>" WALL "<div>Ann Roe<br>3 hours ago</div><div>What nonsense this is, from the "
         "first word to the last.</div><div>Ivo wrote:</div><div>I agree with her for once.</div>"
         "</div>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended."},
        // what a last paragraph tells is of the text, though notices of sites use its words
        {"<body><article>" WALL "<p>The bridge is maintained by soldiers, and nobody crosses it "
         "without permission.</p></article>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended.\nThe bridge is maintained by "
         "soldiers, and nobody crosses it without permission."},
        // headlines that lead elsewhere
        {"<body><div>" WALL "<ul><li><b>Port closes</b> <span>Nobody came for the last ship of the "
         "year.</span> <a href=a>Full story</a></li><li><b>Bridge opens</b> <span>It took the town "
         "thirty years and three mayors.</span> <a href=b>Full story</a></li><li><b>Ferry lost</b> "
         "<span>It was seen for the last time on Sunday.</span> <a href=c>Full story</a></li></ul>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended."},
        // a pull quote says again what the text says
        {"<body><article>" WALL "<blockquote>They will meet again in a week</blockquote></article>",
         "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "
         "again in a week, the host said after the talks had ended."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        document d = build(&a, CASES[i].page);
        if (!str_eq(d.text, str_of(CASES[i].text))) fail_msg("%zu: %.*s", i, STR_ARG(d.text));
        arena_free(&a);
    }
}

#define TEXT                                                                                       \
    "The two envoys met for five hours in the old customs house on the quay.\nThey will meet "     \
    "again in a week, the host said after the talks had ended."
#define RAIN                                                                                       \
    "It rained on all of the nine days on which the two of them walked by the water, said the "    \
    "man who held the umbrella, and not one word of it was written down by anybody there."

// What decides between elements that could hold the text.
static void test_scope(void **state)
{
    static const struct {
        const char *page, *text;
    } CASES[] = {
        // a name that holds the headline and the text says nothing, however much is beside it
        {"<body><div class=layout-rail><aside><h2>Latest</h2><a href=a>Port closes at noon</a>"
         "</aside><div><h1>Envoys meet again</h1>" WALL "</div></div><div id=comments><p>" RAIN
         "</p><p>" RAIN " Twice.</p></div>",
         "Envoys meet again\n" TEXT},
        // a builder's name on everything
        {"<body><div class='elementor-widget'><h1>Envoys meet again</h1></div><div "
         "class='elementor-widget elementor-widget-text-editor'>" WALL "</div><div "
         "class='elementor-widget elementor-widget-posts'><p>" RAIN "</p></div>",
         "Envoys meet again\n" TEXT},
        // a list of links in the text, and the text goes on
        {"<body><article><h1>Envoys meet again</h1>" WALL "<h3>Related</h3><ul><li><a href=a>Port "
         "closes at noon</a></li></ul><p>" RAIN "</p></article>",
         "Envoys meet again\n" TEXT "\n" RAIN},
        // a section tells by its heading what it is, without a name
        {"<body><div><h1>Envoys meet again</h1>" WALL
         "</div><div class=x><h3>3 comments</h3><p>" RAIN
         "</p></div><div class=y><h2>We value your privacy</h2><p>" RAIN "</p></div>",
         "Envoys meet again\n" TEXT},
        // a line at the top that leads to the comments ends nothing
        {"<body><article><h1>Envoys meet again</h1><p>They had not met for eleven years before "
         "this.</p><div><a href=#c>12 Comments</a></div>" WALL "<p>" RAIN "</p></article>",
         "Envoys meet again\nThey had not met for eleven years before this.\n" TEXT "\n" RAIN},
        // the headline is the anchor when nothing has a name
        {"<body><div><div>" RAIN "</div></div><div><h1>Envoys meet again</h1><div>" WALL "</div>"
         "</div>",
         "Envoys meet again\n" TEXT},
        // a body in several parts
        {"<body><div><h1>Envoys meet again</h1><div class=part>" WALL
         "</div><div class=part><p>" RAIN " " RAIN " " RAIN " " RAIN " " RAIN "</p></div></div>",
         "Envoys meet again\n" TEXT "\n" RAIN " " RAIN " " RAIN " " RAIN " " RAIN},
        // a heading between the parts, alone in one of its own
        {"<body><h1>Envoys meet again</h1><div><div class='story-body'>" WALL "</div><div "
         "class='story-body'><h2>What comes now</h2></div><div class='story-body'><p>" RAIN
         "</p></div></div>",
         "Envoys meet again\n" TEXT "\nWhat comes now\n" RAIN},
        // what stands alone beside a picture
        {"<body><article><h1>Envoys meet again</h1>" WALL "<div><img src=a><div>The quay at dusk, "
         "seen from the customs house.</div></div><p>" RAIN "</p></article>",
         "Envoys meet again\n" TEXT "\n" RAIN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        document d = build(&a, CASES[i].page);
        if (!str_eq(d.text, str_of(CASES[i].text))) fail_msg("%zu: %.*s", i, STR_ARG(d.text));
        arena_free(&a);
    }
}

static void test_facts(void **state)
{
    static const struct {
        const char *head, *title, *byline, *outlet, *published;
    } CASES[] = {
        {"<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"The "
         "Quay\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Envoys meet\",\"author\":[{\"name\":"
         "\"Ada Kunda\"},{\"name\":\"Juma Otieno\"}],\"publisher\":{\"name\":\"The Quay\"},"
         "\"datePublished\":\"2025-03-03T10:00:00+02:00\",\"video\":{\"@type\":\"VideoObject\","
         "\"name\":\"A film\",\"author\":{\"name\":\"Nobody\"}}}]}</script>",
         "Envoys meet", "Ada Kunda, Juma Otieno", "The Quay", "2025-03-03T10:00:00+02:00"},
        {"<meta property='og:title' content='Envoys meet'><meta property='og:site_name' "
         "content='The Quay'><meta name=author content='Ada Kunda'><meta "
         "property='article:published_time' content='2025-03-03'>",
         "Envoys meet", "Ada Kunda", "The Quay", "2025-03-03"},
        {"<title>Envoys meet | The Quay</title><meta name='DC.date.issued' content='2025-03-03'>",
         "Envoys meet", "", "The Quay", "2025-03-03"},
        {"<title>Envoys meet</title><link rel=canonical href='https://a.example/2025/03/03/talks'>",
         "Envoys meet", "", "", "2025-03-03"},
        // names that stand elsewhere in the graph, the site's name, a link home, the line of rights
        {"<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":"
         "\"Envoys meet\",\"author\":[{\"@id\":\"#p/1\"},{\"@id\":\"#p/2\"}],\"datePublished\":"
         "\"2025-03-03\"},{\"@type\":\"WebSite\",\"@id\":\"#s\",\"name\":\"The Quay\"},{\"@type\":"
         "\"Person\",\"@id\":\"#p/2\",\"name\":\"Juma Otieno\"},{\"@type\":\"Person\",\"@id\":"
         "\"#p/1\",\"name\":\"Ada Kunda\"}]}</script>",
         "Envoys meet", "Ada Kunda, Juma Otieno", "The Quay", "2025-03-03"},
        {"<script type='application/ld+json'>{\"@type\":\"WebSite\",\"name\":\"The Quay\"}</script>"
         "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Envoys "
         "meet\",\"datePublished\":\"2025-03-03\"}</script>",
         "Envoys meet", "", "The Quay", "2025-03-03"},
        {"<title>The Quay \u00AB Envoys meet</title><meta name=author content='By Ada Kunda'>"
         "<meta name=date content='Tue, 04 Mar 2025 06:40:00 GMT'></head><body><h1>Envoys "
         "meet</h1>",
         "Envoys meet", "Ada Kunda", "The Quay", "2025-03-04"},
        {"<title>Envoys meet</title><meta name=author content=admin></head><body><a href='/'><img "
         "alt='The Quay logo'></a>",
         "Envoys meet", "", "The Quay", ""},
        {"<title>Envoys meet</title><meta name=author content=webadmin></head><body><h1>Envoys "
         "meet</h1><div class=meta>Outer Islands</div>",
         "Envoys meet", "", "", ""},
        {"<title>Envoys meet</title><meta name=citation_author content='Kunda, Ada'>",
         "Envoys meet", "Ada Kunda", "", ""},
        {"<title>Envoys meet</title></head><body><p>\u00A9 2025 The Quay. All rights reserved.</p>",
         "Envoys meet", "", "The Quay", ""},
        {"<title>Envoys meet</title><script type='application/ld+json'>{\"@type\": "
         "\"NewsArticle\", "
         "broken</script><meta name=date content='2025-03-03'>",
         "Envoys meet", "", "", "2025-03-03"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        buf b = {0};
        buf_add_format(&b, "<html><head>%s</head><body><article>" WALL "</article>", CASES[i].head);
        document d = build(&a, b.p);
        assert_str_is(d.title, CASES[i].title);
        assert_str_is(d.byline, CASES[i].byline);
        assert_str_is(d.outlet, CASES[i].outlet);
        assert_str_is(d.published, CASES[i].published);
        buf_free(&b);
        arena_free(&a);
    }
}

// What a reader sees when machines are told nothing.
static void test_seen(void **state)
{
    (void)state;
    arena a = {0};
    document d =
        build(&a, "<body><h1>Envoys meet in the rain</h1><h2>Five hours of talks end "
                  "without a paper</h2><p class=info>By Ada Kunda</p><p>Published: 3 March "
                  "2025</p><p>Last updated 4 March 2025</p>" WALL);
    assert_str_is(d.title, "Envoys meet in the rain");
    assert_str_is(d.byline, "Ada Kunda");
    assert_str_is(d.published, "2025-03-03");
    assert_str_is(d.updated, "2025-03-04");
    assert_int_equal(d.parts[1].kind, PART_SUBTITLE);
    assert_int_equal(d.parts[2].kind, PART_BODY);
    assert_int_equal(d.n_parts, 4);
    arena_free(&a);
}

// The same in other forms: bylines and dates that are marked, labelled or in the midst of a line.
static void test_lines(void **state)
{
    static const struct {
        const char *lines, *byline, *published;
    } CASES[] = {
        {"<div><a rel=author href=a>Ada Kunda</a> in Accra and <a rel=author href=b>Juma "
         "Otieno</a> "
         "in Lagos</div><div>Tue 4 Mar 2025 06.40 GMT</div>",
         "Ada Kunda, Juma Otieno", "2025-03-04"},
        {"<span itemprop=author>Words: <span itemprop=name>Ada Kunda</span></span> <abbr "
         "itemprop=datePublished title='2025-03-04T10:00:00Z'>10 am</abbr>",
         "Ada Kunda", "2025-03-04T10:00:00Z"},
        {"<div>Submitted by Ada Kunda on Tue, 4 March 2025</div>", "Ada Kunda", "2025-03-04"},
        {"<div>Von Ada Kunda</div><div>Ver\u00F6ffentlicht am 4. M\u00E4rz 2025</div>", "Ada Kunda",
         "2025-03-04"},
        {"<ul class=authors><li>Ada Kunda</li><li>Juma de Otieno</li></ul><p>Dispatch 212 &middot; "
         "4 "
         "March 2025</p>",
         "Ada Kunda, Juma de Otieno", "2025-03-04"},
        {"<div>Par Ada Kunda et Juma Otieno</div><div>Le 04.03.2025</div>",
         "Ada Kunda et Juma Otieno", "2025-03-04"},
        {"<div>Words</div><div>Ada Kunda</div><div>4 March 2025</div>", "Ada Kunda", "2025-03-04"},
        {"<a rel=author href=a>Super User</a><div>Site Admin2</div><div>4 March 2025</div>", "",
         "2025-03-04"},
        {"<div>Ada Kunda, staff writer</div><div>4 March 2025</div>", "Ada Kunda", "2025-03-04"},
        {"<div>Three ships and a quay</div><div>03/04/2025</div>", "", ""}, // of April or of March
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        buf b = {0};
        buf_add_format(&b, "<body><h1>Envoys meet in the rain</h1>%s<div>" WALL "</div>",
                       CASES[i].lines);
        document d = build(&a, b.p);
        assert_str_is(d.byline, CASES[i].byline);
        assert_str_is(d.published, CASES[i].published);
        assert_true(str_find(d.text, STR("Kunda")) == SIZE_MAX);
        buf_free(&b);
        arena_free(&a);
    }
}

// Each place of the text leads back to the page: through entities, encodings and JSON.
static void test_offsets(void **state)
{
    static const char *const PAGES[] = {
        "<h1>Caf\u00E9 talks</h1><article><p>The caf&eacute; &amp; the quay were <b>closed</b> for "
        "the ENVOY of the day, it was said.</p></article>",
        "<meta charset=latin1><h1>Caf\xE9 talks</h1><article><p>The caf\xE9 and the quay were "
        "closed "
        "for the ENVOY of the day, it was said.</p></article>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        arena a = {0};
        document d = build(&a, PAGES[i]);
        size_t at = str_find(d.text, STR("ENVOY")), talks = str_find(d.text, STR("talks"));
        assert_true(at != SIZE_MAX && talks != SIZE_MAX);
        assert_int_equal(document_source_offset(&d, (uint32_t)at),
                         str_find(str_of(PAGES[i]), STR("ENVOY")));
        assert_int_equal(document_source_offset(&d, (uint32_t)talks),
                         str_find(str_of(PAGES[i]), STR("talks")));
        assert_false(has_problem(&d, "encoding-guessed"));
        arena_free(&a);
    }
}

// A page that shows two paragraphs and a wall: the text is in its JSON-LD.
static void test_hidden(void **state)
{
    (void)state;
    arena a = {0};
    buf b = {0};
    buf_add_c(&b, "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":"
                  "\"Envoys meet\",\"articleBody\":\"The envoys \\u201cmet\\u201d again.\\n");
    for (int i = 0; i < 30; i++)
        buf_add_format(&b, "They talked of item %d of the list for an hour. ", i);
    buf_add_c(&b, "The LAST word was theirs.\"}</script><h1>Envoys meet</h1><article><p>The envoys "
                  "met again.</p><p>Subscribe to read on.</p></article>");
    document d = build(&a, b.p);
    assert_true(has_problem(&d, "hidden-text"));
    size_t at = str_find(d.text, STR("LAST"));
    assert_true(at != SIZE_MAX);
    assert_int_equal(document_source_offset(&d, (uint32_t)at), str_find(buf_str(&b), STR("LAST")));
    assert_true(str_find(d.text, STR("\"met\" again.\n")) != SIZE_MAX);
    assert_true(str_find(d.text, STR("Subscribe")) == SIZE_MAX);
    buf_free(&b);
    arena_free(&a);
}

// A live page is the article, not the first of its posts; every second paragraph of a text that
// asks for payment is hidden; the number of a footnote is no part of a word.
static void test_posts_and_walls(void **state)
{
    (void)state;
    arena a = {0};
    document d = build(
        &a, "<html><head><title>Vote in Samoa: live</title><script type='application/ld+json'>"
            "{\"@type\":\"LiveBlogPosting\",\"headline\":\"Vote in Samoa: live\","
            "\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"Summary\","
            "\"articleBody\":\"That was the day.\"}]}</script></head><body><main><h1>Vote "
            "in Samoa: live</h1><article><h2>Summary</h2><p>" RAIN " First.</p></article>"
            "<article><h2>Polls close</h2><p>" RAIN " Second.</p></article></main></body>");
    assert_str_is(d.title, "Vote in Samoa: live");
    assert_true(str_find(d.text, STR("First.")) != SIZE_MAX);
    assert_true(str_find(d.text, STR("Second.")) != SIZE_MAX);
    d = build(&a,
              "<body><article><h1>Envoys meet</h1><div class='paid' style='display:none'><p>" RAIN
              " Hidden.</p></div><div class='paid'><p>" RAIN
              " Shown<sup><a href='#n3'>3</a></sup> here.</p></div></article>");
    assert_true(str_find(d.text, STR("Hidden.")) != SIZE_MAX);
    assert_true(str_find(d.text, STR("Shown here.")) != SIZE_MAX);
    arena_free(&a);
}

// The HTML of a text in its JSON-LD, and a text that a script would show.
static void test_unseen(void **state)
{
    (void)state;
    arena a = {0};
    buf b = {0};
    buf_add_c(&b,
              "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"");
    for (int i = 0; i < 12; i++)
        buf_add_format(&b, "<p class=\\\"x\\\">They <b>spoke</b> of item %d &amp; of rain.<\\/p>",
                       i);
    buf_add_c(&b, "<p>The LAST word was theirs.<\\/p>\"}</script><h1>Envoys meet</h1>");
    document d = build(&a, b.p);
    assert_true(str_find(d.text, STR("They spoke of item 3 & of rain.\nThey spoke")) != SIZE_MAX);
    size_t at = str_find(d.text, STR("LAST"));
    assert_true(at != SIZE_MAX);
    assert_int_equal(document_source_offset(&d, (uint32_t)at), str_find(buf_str(&b), STR("LAST")));
    buf_clear(&b);
    buf_add_c(&b,
              "<h1>Envoys meet</h1><div style='display:none'><p>" RAIN "</p><p>" RAIN " Still.</p>"
              "</div>");
    d = build(&a, b.p);
    assert_str_is(d.text, "Envoys meet\n" RAIN "\n" RAIN " Still.");
    buf_free(&b);
    arena_free(&a);
}

static void test_problems(void **state)
{
    (void)state;
    arena a = {0};
    document d = build(&a, "<html lang='de-AT'><body><article>" WALL "</article>");
    assert_false(has_problem(&d, "not-english")); // the text decides
    assert_str_is(d.language, "en");
    document_options none = {0};
    diag why = {0};
    raw_record empty = {.kind = RECORD_PAGE,
                        .bytes = STR("<html><body><nav><a href=a>Home</a></nav>"),
                        .file = STR("empty.html")};
    assert_int_equal(document_build(&empty, &none, &a, &d, &why), ST_FORMAT);
    assert_str_is(str_of(why.file), "empty.html");
    buf b = {0};
    buf_add_c(&b, "<article>" WALL "</article>");
    for (int i = 0; i < 5000; i++) buf_add_c(&b, "<div>");
    d = build(&a, b.p);
    assert_true(has_problem(&d, "too-deep"));
    buf_free(&b);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_body),
        cmocka_unit_test(test_scope),
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_seen),
        cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_posts_and_walls),
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_unseen),
    };
    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
