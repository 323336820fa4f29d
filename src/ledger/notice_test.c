// Notices of our own wording, read by the real coder; whole ones stand in test/ledger/notices.
#include "ledger/notice.h"

#include "base/check.h"
#include "coder/realcoder.h"
#include "document/builder.h"

#include <math.h>

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

static bool read_notice(bench *b, const char *title, const char *text, fact *f,
                        const document **doc)
{
    diag why = {0};
    document *d = arena_alloc(&b->a, sizeof *d);
    raw_record record = {.bytes = str_of(text), .file = STR("f")};
    document_options options = {.date = STR("2024-03-05"), .title = str_of(title)};
    assert_ok(document_build(&record, &options, &b->a, d, &why), &why);
    coded c = coder_code(b->run, d, &b->a);
    *doc = d;
    return notice_read(&c, &b->a, f);
}

static void add_number(buf *out, double value)
{
    if (isnan(value))
        buf_add_c(out, "-");
    else
        buf_add_format(out, "%.0f", value);
}

// "KWT 2024-03-05 900 11-22 [Raytheon] 209 missiles; - spares": what a fact says, value in
// millions.
static void write_fact(const fact *f, buf *out)
{
    for (uint32_t i = 0; i < f->n_recipients; i++)
        buf_add_format(out, "%.*s ", STR_ARG(f->recipients[i].key));
    buf_add_format(out, "%.*s ", STR_ARG(f->date));
    if (!isnan(f->former_value)) buf_add_format(out, "%.0f>", f->former_value / 1e6);
    buf_add_format(out, "%.0f %.*s", f->value / 1e6, STR_ARG(f->number));
    for (uint32_t i = 0; i < f->n_makers; i++)
        buf_add_format(out, " [%.*s]", STR_ARG(f->makers[i]));
    for (uint32_t i = 0; i < f->n_items; i++) {
        const fact_item *x = &f->items[i];
        buf_add_c(out, i ? "; " : " ");
        if (x->up_to) buf_add_c(out, "<");
        if (x->additional) buf_add_c(out, "+");
        if (isnan(x->quantity) && !isnan(x->low))
            buf_add_format(out, "%.0f-%.0f", x->low, x->high);
        else
            add_number(out, x->quantity);
        buf_add_format(out, " %.*s", STR_ARG(x->text));
    }
}

#define FIRST(to, what)                                                                            \
    "WASHINGTON, March 5, 2024 - The State Department has made a determination approving a "       \
    "possible Foreign Military Sale to " to " of " what                                            \
    " and related equipment for an estimated cost of $150 million. The Defense Security "          \
    "Cooperation Agency delivered the required certification notifying Congress of this "          \
    "possible sale today.\n\n"
#define LAST                                                                                       \
    "\n\nThis proposed sale will support the foreign policy of the United States. It will not "    \
    "alter the basic military balance in the region.\n\nThe principal contractor will be Boeing, " \
    "Mesa, Arizona. There are no known offset agreements.\n\nThere will be no adverse impact on "  \
    "U.S. defense readiness.\n"

typedef struct {
    const char *text, *expected;
} notice_case;

static const notice_case CASES[] = {
    {FIRST("the Government of Chad",
           "radars") "The Government of Chad has requested to buy an additional four (4) radars; "
                     "up to sixty-five "
                     "(65) M2 rifles, with slings; 10 to 12 trucks; and one hundred and two (102) "
                     "tents (100 "
                     "issued, 2 spares). Also included are antennas, engineering, technical, and "
                     "logistics "
                     "support, tools and training. The estimated total cost is $150 million." LAST,
     "TCD 2024-03-05 150  [Boeing] +4 radars; <65 M2 rifles; 10-12 trucks; 102 tents; - antennas; "
     "- engineering, technical, and logistics support; - tools; - training"},
    // an amendment; the earlier case's number is not its own
    {"Transmittal No. 24-1A\n\n" FIRST("the Government of Togo",
                                       "radars") "Togo has requested to buy six (6) radars, which "
                                                 "will be added to a case that was notified "
                                                 "under Transmittal No. 19-07 at an estimated cost "
                                                 "of $90 million for two (2) radars. The "
                                                 "total estimated cost is now $150 million." LAST,
     "TGO 2024-03-05 90>150 24-1A [Boeing] 6 radars; 2 radars"},
    // bullets, a colon, numbers behind the name
    {FIRST("the NATO Support and Procurement Agency (NSPA)",
           "radars") "NSPA has requested to buy the following Major Defense Equipment "
                     "(MDE):\n\n\xE2\x80\xA2 Forty "
                     "AN/TPS-80 radars\n\xE2\x80\xA2 M41 launchers (18)\n\nNon-MDE items "
                     "include:\n\n\xE2\x80\xA2 "
                     "training of crews\n\nThe estimated total cost is $150 million." LAST,
     "NATO 2024-03-05 150  [Boeing] 40 AN/TPS-80 radars; 18 M41 launchers; - training of crews"},
    // a list by its semicolons alone; what the buyer has is not bought; TECRO
    {FIRST("the Taipei Economic and Cultural Representative Office in the United States (TECRO)",
           "spares") "TECRO seeks upkeep of its fleet of ten (10) frigates; spare gears; and "
                     "manuals under a new "
                     "arrangement. The estimated total cost is $150 million." LAST,
     "TWN 2024-03-05 150  [Boeing] - upkeep of its fleet of ten (10) frigates; - spare gears; - "
     "manuals"},
    // pages and broken words
    {FIRST("the Government of Peru",
           "radars") "The Government of Peru has requested to buy three (3) ra dars; die sel "
                     "generators; training of\n"
                     "DSCA Weekly Notes\nPage 2\noperators; and main tenance manuals. The "
                     "estimated total cost is $150 "
                     "million.\n\nPeru will use the radars, and will have no difficulty "
                     "absorbing\nDSCA Weekly Notes\nPage "
                     "3\nthem." LAST,
     "PER 2024-03-05 150  [Boeing] 3 radars; - diesel generators; - training of operators; - "
     "maintenance manuals"},
};

static void reads(void **state)
{
    if (!*state) skip();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        fact f;
        const document *d;
        buf out = {0};
        assert_true(read_notice(*state, "A sale", CASES[i].text, &f, &d));
        write_fact(&f, &out);
        assert_str_is(buf_str(&out), CASES[i].expected);
        assert_true(f.official && f.own_day);
        assert_str_is(f.state, "notified");
        assert_str_is(f.kind, "sale");
        assert_str_is(f.unit, "USD");
        assert_str_is(f.actors[0].key, "USA");
        assert_str_is(span_text(d->text, f.words), "possible Foreign Military Sale");
        assert_true(str_find(f.text, STR("made a determination")) != SIZE_MAX);
        buf_free(&out);
    }
}

static const char NOTIFICATION[] =
    "[Transmittal No. 23-9B]\n\nArms Sales Notification\n\nTransmittal No. 23-9B\n\nNotice of "
    "Proposed "
    "Issuance of Letter of Offer Pursuant to Section 36(b)(1) of the Arms Export Control "
    "Act\n\n(i) "
    "Prospective Purchaser: Government of Mali\n\n(ii) Total Estimated Value:\nMajor Defense "
    "Equipment* "
    ".... $20 million\nOther .... $ 5 million\nTOTAL .... $25 million\n\n(iii) Description and "
    "Quantity or "
    "Quantities of Articles or Services under Consideration for Purchase:\nMajor Defense Equipment "
    "(MDE):\nSixty radars, towed\n2 masts\nNon-MDE: Also included are spares and tools.\n\n(iv) "
    "Military "
    "Department: Army\n\n(v) Prior Related Cases, if any: ML-B-AAA, $9 million\n\n(viii) Date "
    "Report "
    "Delivered to Congress: 3 January 2024\n\nPOLICY JUSTIFICATION\n\nMali will take up to sixteen "
    "(16) "
    "crews. The principal contractors will be RTX, located in Andover, MA; and Saab of Sweden.";

static void reads_headings(void **state)
{
    if (!*state) skip();
    fact f;
    const document *d;
    buf out = {0};
    assert_true(read_notice(*state, "Arms Sales Notification", NOTIFICATION, &f, &d));
    write_fact(&f, &out);
    assert_str_is(buf_str(&out),
                  "MLI 2024-01-03 25 23-9B [RTX] [Saab] 60 radars, towed; 2 masts; - "
                  "spares and tools");
    assert_str_is(f.basis, "Arms Export Control Act section 36(b)(1)");
    assert_false(f.own_day);
    buf_free(&out);
}

static void classifies(void **state)
{
    if (!*state) skip();
    fact f;
    const document *d;
    assert_true(read_notice(*state, "A sale",
                            FIRST("Chad", "tanks") "Chad has requested to buy two (2) M1A2 Abrams "
                                                   "tanks and six (6) missile containers." LAST,
                            &f, &d));
    assert_int_equal(f.n_items, 2);
    assert_str_is(f.items[0].category, "tank");
    assert_str_is(f.items[0].designation, "M1A2 Abrams");
    assert_int_equal(f.items[1].category.n, 0);
}

// A newspaper has the same words, and its own.
static const char *const OTHERS[] = {
    "WASHINGTON, March 5, 2024 - The State Department has approved a possible foreign military "
    "sale "
    "to Chad of radars for an estimated cost of $5 million, officials said. The agency delivered "
    "the "
    "required certification notifying Congress on Monday. Chad has requested to buy two (2) "
    "radars. "
    "\"This proposed sale will support the foreign policy of the United States,\" it said in a "
    "statement. The principal contractor will be Boeing. There are no known offset agreements.",
    ("Chad has requested to buy two (2) radars. The Defense Security Cooperation Agency notified "
     "Congress."),
    "",
    "Transmittal No.",
    "Foreign Military Sale $",
};

static void refuses(void **state)
{
    if (!*state) skip();
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        fact f;
        document *d = arena_alloc(&((bench *)*state)->a, sizeof *d);
        *d = (document){.text = str_of(OTHERS[i])};
        coded c = {.document = d};
        assert_false(notice_read(&c, &((bench *)*state)->a, &f));
    }
}

// Any bytes may come: each beginning of a notice, and one with each byte changed.
static void survives(void **state)
{
    if (!*state) skip();
    arena a = {0};
    str whole = str_of(NOTIFICATION);
    for (size_t i = 0; i < whole.n; i++) {
        fact f;
        char *text = arena_copy(&a, whole.p, whole.n);
        static const char ODD[] = "(;$\n-\xE2.:9 ,\"";
        text[i] = ODD[i % (sizeof ODD - 1)];
        document d = {.text = {text, whole.n}};
        coded c = {.document = &d};
        notice_read(&c, &a, &f);
        d.text = (str){arena_copy(&a, whole.p, i), i};
        notice_read(&c, &a, &f);
        if (i % 64 == 0) arena_reset(&a);
    }
    arena_free(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads),   cmocka_unit_test(reads_headings), cmocka_unit_test(classifies),
        cmocka_unit_test(refuses), cmocka_unit_test(survives),
    };
    return cmocka_run_group_tests_name("notices", tests, open_it, close_bench);
}
