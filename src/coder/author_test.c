// Who acts and to whom where the words leave it out or the text around tells it: in releases, posts
// and transcripts of our own, read by the real coder.
#include "base/check.h"

#include "coder/coder.h"
#include "coder/realcoder.h"
#include "document/builder.h"

#include <string.h>

static int open_it(void **state)
{
    *state = NULL;
    return access(MODEL, R_OK) == 0 ? open_bench_with(state, MODEL) : 0;
}

typedef struct {
    const char *text;
    const char *expected; // "TYPE ACTORS > RECIPIENTS status; ", of all events
} author_case;

static void add_side(buf *out, const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        buf_add_format(out, i ? ",%.*s" : "%.*s", STR_ARG(p[i].actor->code));
    if (!n) buf_add_byte(out, '-');
}

static void code(bench *b, const author_case *c, str outlet, const char *title, buf *out)
{
    diag why = {0};
    document d;
    raw_record record = {.bytes = str_of(c->text), .file = STR("f")};
    document_options options = {
        .date = STR("2024-07-17"), .outlet = outlet, .title = str_of(title)};
    assert_ok(document_build(&record, &options, &b->a, &d, &why), &why);
    coded all = coder_code(b->run, &d, &b->a);
    for (size_t i = 0; i < all.events.n; i++) {
        const event *e = &all.events.p[i];
        buf_add_format(out, "%.*s ", STR_ARG(e->type));
        add_side(out, e->actors, e->n_actors);
        buf_add_c(out, " > ");
        add_side(out, e->recipients, e->n_recipients);
        buf_add_format(out, " %s; ", event_status_name(e->status));
    }
}

static void check(void **state, const author_case *cases, size_t n, const char *outlet,
                  const char *title)
{
    if (!*state) {
        skip();
        return; // for who reads it without knowing what skip() does
    }
    for (size_t i = 0; i < n; i++) {
        buf out = {0};
        code(*state, &cases[i], str_of(outlet), title, &out);
        if (!str_eq(buf_str(&out), str_of(cases[i].expected)))
            fail_msg("%s\n  expected %s\n  got      %.*s", cases[i].text, cases[i].expected,
                     STR_ARG(buf_str(&out)));
        buf_free(&out);
    }
}

#define CHECK(cases, outlet, title) check(state, cases, sizeof cases / sizeof *cases, outlet, title)

static void who_speaks_is_left_out(void **state)
{
    static const author_case CASES[] = {
        {"Proud to stand with Kenya.", "SUPPORT USAGOV > KEN happened; "},
        {"Grateful for Peru's help.", "SUPPORT USAGOV > PER happened; "},
        {"Good to meet with Foreign Minister Kuleba.",
         "CONSULT USAGOV,UKRGOV > USAGOV,UKRGOV happened; "},
        {"Thank Kenya.", "SUPPORT USAGOV > KEN happened; "},
        {"Congratulations to Peru on its bicentenary.", "SUPPORT USAGOV > PER happened; "},
        {"Supporting Kenya's veterans.", ""},
    };
    CHECK(CASES, "State Department", "");
}

static void nobody_known_leaves_it_out(void **state)
{
    static const author_case CASES[] = {
        {"Proud to stand with Kenya.", ""},
        {"Chad must release the editor.", ""},
    };
    CHECK(CASES, "The Morning Call", "");
}

static void whose_act_it_is(void **state)
{
    static const author_case CASES[] = {
        {"The Danish minister condemned the torture and murder of a Chadian lawyer by ISIL.",
         "ACCUSE DNKGOV > UAFISI happened; ASSAULT UAFISI > TCDJUD happened; ASSAULT UAFISI > "
         "TCDJUD happened; "},
        {"Norway condemns in the strongest terms the murder of a Chadian lawyer by ISIL.",
         "ACCUSE NOR > UAFISI happened; ASSAULT UAFISI > TCDJUD happened; "},
        {"Norway stands with all Cubans.", "SUPPORT NOR > CUBCVL happened; "},
        {"Norway stands with Greece, our NATO ally and partner.", "SUPPORT NOR > GRC happened; "},
        {"The Danish minister met with Japan and South Korea leaders.",
         "CONSULT DNKGOV,KORGOV,JPNGOV > DNKGOV,KORGOV,JPNGOV happened; "},
        {"The Danish minister met with Polish and UN officials.",
         "CONSULT DNKGOV,IGOUNO,POLGOV > DNKGOV,IGOUNO,POLGOV happened; "},
        {"The Department of State condemned the arrests in Mali.",
         "ACCUSE USAGOVSTA > MLI happened; "},
        {"Oslo voiced concern about the restrictions on speech in Cambodia.",
         "ACCUSE NORGOV > KHM happened; "},
        {"Kenya will continue to work with its partners on trade.", "AGREE KEN > - happened; "},
        {"Hundreds of Cubans took to the streets.", "PROTEST CUBCVL > - happened; "},
    };
    CHECK(CASES, "The Morning Call", "");
}

static void who_is_freed_is_not_praised(void **state)
{
    static const author_case CASES[] = {
        {"Norway welcomes the release of three Kenyan editors.", "SUPPORT NOR > KEN happened; "},
        {"Norway welcomes the release of Norwegian activist Kari Ahn.",
         "SUPPORT NOR > - happened; "},
        {"Norway welcomes the release of Kenyan editors by Chad.",
         "SUPPORT NOR > TCD happened; RETREAT TCD > KENMED happened; "},
    };
    CHECK(CASES, "The Morning Call", "");
}

static void those_who_mourn(void **state)
{
    static const author_case CASES[] = {
        {"Kenya's condolences go out to the families of the fallen. The attack in Chad killed "
         "nine people.",
         "SUPPORT KEN > TCDCVL happened; ASSAULT - > TCD,TCDCVL happened; "},
        {"Kenya extends its condolences to the family and loved ones of John Roe, a Chadian "
         "editor.",
         "SUPPORT KEN > TCDCVL happened; "},
    };
    CHECK(CASES, "The Morning Call", "");
}

static void a_country_named_under_a_label(void **state)
{
    static const author_case CASES[] = {
        {"Secretary Blinken: The United States condemns the coup in Mali.",
         "ACCUSE USA > MLI happened; COERCE - > MLI happened; "},
    };
    CHECK(CASES, "State Department", "");
}

static void author_speaks(void **state)
{
    static const author_case CASES[] = {
        {"Chad must release the editor.", "REQUEST USAGOV > TCD happened; "},
        {"Governments must work together.", ""},
        {"The United States is responsible for the failure.", ""},
    };
    CHECK(CASES, "State Department", "");
}

static void those_who_met(void **state)
{
    static const author_case CASES[] = {
        {"Secretary Blinken met Foreign Minister Kuleba. They held talks on trade.",
         "CONSULT USAGOV,UKRGOV > USAGOV,UKRGOV happened; "
         "CONSULT USAGOV,UKRGOV > USAGOV,UKRGOV happened; "},
        {"Secretary Blinken met Foreign Minister Kuleba. The Secretary pledged further support.",
         "CONSULT USAGOV,UKRGOV > USAGOV,UKRGOV happened; AGREE USAGOV > UKR happened; "},
        {"Secretary Blinken met Foreign Minister Kuleba. The Secretary celebrated the enduring "
         "partnership between our two nations.",
         "CONSULT USAGOV,UKRGOV > USAGOV,UKRGOV happened; SUPPORT USAGOV > UKR happened; "},
        {"Secretary Blinken reaffirmed the strong ties between the United States and Latvia.",
         "SUPPORT USAGOV > LVA happened; "},
        {"Peru and Chile reaffirmed their friendship.", "SUPPORT PER,CHL > PER,CHL happened; "},
        {"Peru and Chile reaffirmed their friendship with Kenya.",
         "SUPPORT PER,CHL > KEN happened; "},
    };
    CHECK(CASES, "State Department", "");
}

static void told_again(void **state)
{
    static const author_case CASES[] = {
        {"Mali's army bombed ISIL near Gao. Later, one strike destroyed a bridge.",
         "ASSAULT MLIMIL > UAFISI happened; ASSAULT MLIMIL > UAFISI happened; "},
        {"The Peruvian minister met the Chilean minister. The discussion covered trade.",
         "CONSULT PERGOV,CHLGOV > PERGOV,CHLGOV happened; "
         "CONSULT PERGOV,CHLGOV > PERGOV,CHLGOV happened; "},
        {"The Peruvian minister met the Chilean minister. Nobody expects much of the discussion.",
         "CONSULT PERGOV,CHLGOV > PERGOV,CHLGOV happened; "},
    };
    CHECK(CASES, "The Morning Call", "");
}

// Who speaks, or does the clause above, is not the one against whom.
static void who_is_not_aimed_at(void **state)
{
    static const author_case CASES[] = {
        {"Let me first say that Chad has falsely alleged a plot.", "ACCUSE TCD > - happened; "},
        {"We back the elders of Mali who demand a return to peace.",
         "SUPPORT USAGOV > MLICVL happened; REQUEST MLICVL > - happened; "},
        {"MR. PRICE: Chad has agreed to a dialogue.", "AGREE TCD > - happened; "},
        {"Chad arms Mali, a practice that Niger denounced on Monday as a violation of the pact.",
         "AID TCD > MLI ongoing; ACCUSE NER > TCD happened; "},
    };
    CHECK(CASES, "State Department", "");
}

static void two_before_the_press(void **state)
{
    static const author_case CASES[] = {
        {"PRESIDENT MACRON: Welcome.\n\nSECRETARY BLINKEN: Thank you very much for having us. "
         "Thank you.\n\n",
         "CONSULT USAGOV,FRAGOV > USAGOV,FRAGOV happened; SUPPORT USAGOV > FRAGOV happened; "},
    };
    CHECK(CASES, "State Department", "Secretary Blinken and President Macron Before Their Meeting");
}

static void two_who_talk(void **state)
{
    static const author_case CASES[] = {
        {"PRESIDENT MACRON: Welcome. Today we will discuss grain.\n\nSECRETARY BLINKEN: Good "
         "morning, all.\n\n",
         "CONSULT USAGOV,FRAGOV > USAGOV,FRAGOV happened; "
         "CONSULT FRAGOV,USAGOV > FRAGOV,USAGOV planned; "},
        {"PRESIDENT MACRON: On the harbours we cooperate closely.\n\nSECRETARY BLINKEN: Good "
         "morning, all.\n\n",
         "CONSULT USAGOV,FRAGOV > USAGOV,FRAGOV happened; "
         "COOPERATE FRAGOV,USAGOV > FRAGOV,USAGOV ongoing; "},
        {"PRESIDENT MACRON: We discussed grain with the Chadian president.\n\nSECRETARY BLINKEN: "
         "Good morning, all.\n\n",
         "CONSULT USAGOV,FRAGOV > USAGOV,FRAGOV happened; "
         "CONSULT FRAGOV,TCDGOV > FRAGOV,TCDGOV happened; "},
        {"PRESIDENT MACRON: That is what we are talking about.\n\nSECRETARY BLINKEN: Good "
         "morning, all.\n\n",
         "CONSULT USAGOV,FRAGOV > USAGOV,FRAGOV happened; "},
    };
    CHECK(CASES, "State Department", "Secretary Blinken and President Macron Before Their Meeting");
}

static void the_enemy_of_the_text(void **state)
{
    static const author_case CASES[] = {
        {"Chad invaded Mali in May. Chad's army shelled two towns in Mali. Now civilians in Mali "
         "are being killed.",
         "ASSAULT TCD > MLI happened; ASSAULT TCDMIL > MLI happened; "
         "ASSAULT TCD > MLICVL ongoing; "},
        {"Chad invaded Mali in May. Niger's army shelled two towns in Mali. Now civilians in Mali "
         "are being killed.",
         "ASSAULT TCD > MLI happened; ASSAULT NERMIL > MLI happened; "
         "ASSAULT - > MLICVL ongoing; "},
        {"Chad invaded Mali in May. Chad's army shelled two towns in Mali. Now civilians in Kenya "
         "are being killed.",
         "ASSAULT TCD > MLI happened; ASSAULT TCDMIL > MLI happened; "
         "ASSAULT - > KENCVL ongoing; "},
    };
    CHECK(CASES, "The Morning Call", "");
}

static void officials_of_the_place(void **state)
{
    static const author_case CASES[] = {
        {"In Chad and Niger, Secretary Roe will meet with government officials.",
         "CONSULT USAGOV,TCDGOV,NERGOV > USAGOV,TCDGOV,NERGOV planned; "},
        {"Secretary Roe will travel to Accra, where she will meet with business leaders.",
         "CONSULT USAGOV > GHA planned; CONSULT USAGOV,GHABUS > USAGOV,GHABUS planned; "},
        {"In Chad, Secretary Roe will meet with foreign officials.",
         "CONSULT USAGOV,GOV > USAGOV,GOV planned; "},
        {"Acting Assistant Secretary of State Jane Roe condemned Chad.",
         "ACCUSE USAGOV > TCD happened; "},
    };
    CHECK(CASES, "State Department", "");
}

static void all_who_met(void **state)
{
    static const author_case CASES[] = {
        {"Foreign Minister Otieno Roe of Kenya, Foreign Minister Mahamat Ali of Chad and Foreign "
         "Minister Lars Holm of Denmark met today in Oslo. The foreign ministers condemned Mali.",
         "CONSULT KENGOV,TCDGOV,DNKGOV > KENGOV,TCDGOV,DNKGOV happened; "
         "ACCUSE KENGOV,TCDGOV,DNKGOV > MLI happened; "},
    };
    CHECK(CASES, "State Department", "");
}

static void asked_of_oneself(void **state)
{
    static const author_case CASES[] = {
        {"We have to repair the roads.", ""},
        {"Chad has to repair the roads.", "REQUEST USAGOV > TCD happened; "},
        {"QUESTION: Is Norway worried that Chad is arming rebels?", "AID TCD > REB hypothetical; "},
    };
    CHECK(CASES, "State Department", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_speaks_is_left_out),
        cmocka_unit_test(nobody_known_leaves_it_out),
        cmocka_unit_test(author_speaks),
        cmocka_unit_test(those_who_met),
        cmocka_unit_test(two_before_the_press),
        cmocka_unit_test(two_who_talk),
        cmocka_unit_test(the_enemy_of_the_text),
        cmocka_unit_test(officials_of_the_place),
        cmocka_unit_test(all_who_met),
        cmocka_unit_test(asked_of_oneself),
        cmocka_unit_test(who_is_not_aimed_at),
        cmocka_unit_test(whose_act_it_is),
        cmocka_unit_test(told_again),
        cmocka_unit_test(who_is_freed_is_not_praised),
        cmocka_unit_test(those_who_mourn),
        cmocka_unit_test(a_country_named_under_a_label),
    };
    return cmocka_run_group_tests(tests, open_it, close_bench);
}
